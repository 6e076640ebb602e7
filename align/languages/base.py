"""What every language knows about its own writing; a language overrides what is special to it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Combining marks are listed because ``\w`` leaves them out, and text may not be composed yet.
_WORD = re.compile(r"([\w\u0300-\u036f]+)")
# An underscore is a mark, not a letter; leaving it out costs time, and few texts have one.
_WORD_AMONG_UNDERSCORES = re.compile(r"((?:[^\W_]|[\u0300-\u036f])+)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word (one syllable where the language writes its syllables apart)."""

    text: str
    start: int
    end: int
    """Code points into the text that was tokenised."""


class Language:
    """A language without peculiarities."""

    name = "any language"
    """English name, as a header of a term list may give it."""

    def __init__(self, code: str) -> None:
        self.code = code

    def pieces(self, text: str) -> list[str]:
        """Cut a text into gap, word, gap, ..., word, gap; joined, the pieces are the text."""
        return (_WORD_AMONG_UNDERSCORES if "_" in text else _WORD).split(text)

    def tokens(self, text: str) -> Iterator[Token]:
        """Yield the words of a text with their places."""
        at = 0
        for number, piece in enumerate(self.pieces(text)):
            if number % 2:
                yield Token(piece, at, at + len(piece))
            at += len(piece)

    def fold(self, syllable: str) -> str:
        """Return the key under which spellings of the same syllable match: NFC, case folded."""
        return unicodedata.normalize("NFC", syllable.casefold())

    def skeleton(self, syllable: str) -> str:
        """Return the folded syllable without diacritics."""
        decomposed = unicodedata.normalize("NFD", self.fold(syllable))
        return "".join(c for c in decomposed if not unicodedata.combining(c))

    def is_syllable(self, word: str) -> bool:
        """Tell whether a word is spelled as the language spells, whatever it means.

        A language that has no such grammar takes any word.
        """
        return True

    def attested(self, first: str, second: str) -> bool:
        """Tell whether two folded syllables often stand together in clean text.

        A language without such counts knows of none.
        """
        return False

    def is_particle(self, syllable: str) -> bool:
        """Tell whether a folded syllable is a word of the grammar, which stands beside any other.

        A language without a list of them knows of none.
        """
        return False

    def is_person(self, text: str) -> bool:
        """Tell whether a text is the full name of a person and nothing else.

        A language without a list of family names knows of none.
        """
        return False

    def inflections(self, term: str, part: str = "") -> tuple[str, ...]:
        """Return the regular inflections of a term, without the term itself.

        Args:
            term: a dictionary form, of one or several words.
            part: part of speech: ``noun``, ``verb``, ``name``, ...; empty if unknown.
        """
        return ()

    def plural(self, term: str) -> str:
        """Return the plural of a noun phrase; one that has none comes back unchanged."""
        return term

    def says_several(self, before: str) -> bool:
        """Tell whether the text before a noun says that there are several of it.

        A language that says so in the noun itself says nothing before it.
        """
        return False

    def fitting(self, forms: Sequence[str], before: str) -> tuple[str, ...]:
        """Return forms of one term, those first that agree with the text in front of them.

        A language whose words do not change leaves them in their order.
        """
        return tuple(forms)

    def tie(self, before: str, forms: Sequence[str], after: str) -> str:
        """Return what a text wants between a form of a term and the words behind it.

        Args:
            before: the text up to the end of the form.
            forms: of the term.
            after: the text that follows.
        """
        return ""

    def like(self, forms: Sequence[str], other: str) -> tuple[str, ...]:
        """Return forms of one term, those first that are inflected like another word."""
        return tuple(forms)

    def article(self, term: str) -> str:
        """Return the indefinite article that a term takes, empty if the language has none."""
        return ""

    def without_article(self, term: str) -> str:
        """Return the term without a leading article."""
        return term

    def link(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return where the words begin and end that tie a stretch of a text to its neighbours.

        The first place is at most ``start``: what ties it to the words before, blanks included;
        the second at least ``end``.
        """
        return len(text[:start].rstrip()), end + len(text[end:]) - len(text[end:].lstrip())

    def capitalised(self, term: str) -> str:
        """Return the term as it stands at the beginning of a sentence."""
        return term[:1].upper() + term[1:]

    def continued(self, clause: str) -> str:
        """Return what was said as a sentence of its own as it goes on inside one.

        A language that is not known for its capitals keeps the first letter.
        """
        return clause
