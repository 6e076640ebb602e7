"""One term: how it is found in the source, and what the target must contain."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from align.languages import language


class Part(StrEnum):
    """Part of speech of the target, as far as its inflection depends on it."""

    UNKNOWN = ""
    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    NAME = "name"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Context:
    """Words around an occurrence of a term, in the same segment; one of them is enough."""

    before: tuple[str, ...] = ()
    """Directly in front of the term, no punctuation between."""
    after: tuple[str, ...] = ()
    """Directly behind the term, no punctuation between."""
    anywhere: tuple[str, ...] = ()
    """In the same segment, at most ``matcher.REACH`` words away."""

    def __bool__(self) -> bool:
        return bool(self.before or self.after or self.anywhere)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a term base."""

    id: str
    """Unique in its term base; the source where nothing else was given."""
    source: str
    target: str = ""
    """Preferred target form; the source itself where it is not to be translated."""
    variants: tuple[str, ...] = ()
    """Other spellings of the source."""
    allowed: tuple[str, ...] = ()
    """Other target forms that are right."""
    forbidden: tuple[str, ...] = ()
    """Target forms that are wrong."""
    note: str = ""
    part_of_speech: Part = Part.UNKNOWN
    domain: str = ""
    case_sensitive: bool = False
    """Whether only the source's own capitals match."""
    any_case: bool = False
    """Whether the target may be written in any case."""
    do_not_translate: bool = False
    inflect: bool = True
    """Whether the regular inflections of the target forms (of a verb: of the preferred one) are
    right too."""
    when: Context = field(default_factory=Context)
    """What must surround an occurrence; empty: anything may."""
    unless: Context = field(default_factory=Context)
    """What must not surround an occurrence."""
    language: str = "en"
    """Code of the language of the target."""

    def __post_init__(self) -> None:
        if self.do_not_translate and not self.target:
            object.__setattr__(self, "target", self.source)

    @property
    def sources(self) -> tuple[str, ...]:
        """Every spelling of the source, the main one first."""
        return tuple(dict.fromkeys((self.source, *self.variants)))

    @property
    def renderings(self) -> tuple[str, ...]:
        """Target forms in their running-text case: preferred, allowed, then inflections.

        An article is not part of a form: a form listed with one counts without it too.
        """
        return _renderings(self)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every allowed target form, preferred first, sentence-initial capitals last."""
        room = language(self.language)
        plain = self.renderings
        if self.do_not_translate:
            return plain
        return tuple(dict.fromkeys((*plain, *map(room.capitalised, plain))))

    @property
    def banned(self) -> tuple[str, ...]:
        """Every forbidden target form, with its inflections."""
        return _banned(self)


@lru_cache(maxsize=1 << 16)
def _renderings(entry: Entry) -> tuple[str, ...]:
    room = language(entry.language)
    listed = (entry.target, *entry.allowed)
    if entry.do_not_translate:
        return tuple(dict.fromkeys((*listed, *entry.variants)))
    bare = tuple(room.without_article(form) for form in listed)
    # What else a verb's allowed forms are (nouns, participles) only its author knows.
    heads = bare[:1] if entry.part_of_speech is Part.VERB else bare
    inflected = (
        made
        for form in heads
        if entry.inflect
        for made in room.inflections(form, entry.part_of_speech)
    )
    return tuple(dict.fromkeys((*listed, *bare, *inflected)))


@lru_cache(maxsize=1 << 16)
def _banned(entry: Entry) -> tuple[str, ...]:
    room = language(entry.language)
    inflected = (
        made for form in entry.forbidden for made in room.inflections(form, entry.part_of_speech)
    )
    return tuple(dict.fromkeys((*entry.forbidden, *inflected)))
