"""English: articles, and the regular inflections of a term."""

import re
from collections.abc import Callable, Sequence

from align.languages.base import Language
from align.languages.en_words import (
    ADVERBS,
    ALWAYS_CAPITAL,
    AUXILIARIES,
    COUNTED,
    DETERMINERS,
    DOUBLED,
    GOVERNING,
    INVARIABLE,
    IRREGULAR_PAST,
    IRREGULAR_PLURAL,
    LIKE_CONSONANT,
    LIKE_VOWEL,
    NO_OBJECT,
    NO_PLURAL,
    OF_ACTIONS,
    OF_NOUNS,
    OPENING,
    PREPOSITIONS,
)

_ARTICLE = re.compile(r"(?:the|an|a)\s+(?=\S)", re.IGNORECASE)
_LINK = r"(?:\s+(?:and|at|by|for|from|in|of|on|to|with)\b)?(?:\s+(?:the|an|a)\b)?\s*"
_LINK_BEFORE = re.compile(_LINK + r"\Z", re.IGNORECASE)
_LINK_AFTER = re.compile(_LINK, re.IGNORECASE)
_SIBILANT = re.compile("(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile("[^aeiou]y$")
_LAST_WORD = re.compile(r"([a-z]+)\s*\Z")
_FIRST_WORD = re.compile(r"\s+([a-z][\w'’-]*)")
_WORDS = re.compile(r"[\w'’-]+")
_CAPITAL = re.compile(r"([A-Z][a-z]*)(?![\w.])[,;:]?(\s+[A-Z])?")
_PARTICIPLES = frozenset(forms[-1] for forms in IRREGULAR_PAST.values() if forms)


class English(Language):
    """English."""

    name = "English"

    def inflections(self, term: str, part: str = "") -> tuple[str, ...]:
        """Return the plural of a noun's head, or the regular forms of a verb.

        A term of unknown part of speech is taken for a noun.
        """
        words = term.split(" ")
        if part == "verb":
            at = _verb(words)
            forms = _conjugated(words[at])
        elif part in {"", "noun"}:
            at = _head(words)
            forms = _pluralised(words[at])
        else:
            return ()
        made = (" ".join([*words[:at], form, *words[at + 1 :]]) for form in forms)
        return tuple(dict.fromkeys(form for form in made if form != term))

    def plural(self, term: str) -> str:
        """Return the plural of a noun phrase; one that has none comes back unchanged."""
        return next(iter(self.inflections(term, "noun")), term)

    def fitting(self, forms: Sequence[str], before: str) -> tuple[str, ...]:
        """Put a verb's participle first behind *be* and *have*, its gerund behind a preposition.

        Behind an article or a possessive the noun made of it comes first, then the gerund.

        Forms that are no verb's, told by their having no gerund among them, keep their order.
        """
        last = _LAST_WORD.search(before.lower())
        if last is None or not any(map(_is_gerund, forms)):
            return tuple(forms)
        if _behind_adverbs(before) in AUXILIARIES:
            return _first(forms, _is_participle)
        if last[1] in DETERMINERS:
            return _first(_first(forms, _is_gerund), _is_noun)
        return _first(forms, _is_gerund) if last[1] in GOVERNING else tuple(forms)

    def tie(self, before: str, forms: Sequence[str], after: str) -> str:
        """Put *of* between the noun of a verb, behind an article, and what was its object."""
        low = before.lower()
        form = next((one for one in forms if low.endswith(one.lower())), "")
        following = _FIRST_WORD.match(after.lower())
        if not (form.endswith(OF_ACTIONS) and following and any(map(_is_gerund, forms))):
            return ""
        last = _LAST_WORD.search(low[: -len(form)])
        word = following[1]
        if last is None or last[1] not in DETERMINERS or word in NO_OBJECT:
            return ""
        # What ends so may be the verb of the sentence.
        return (
            ""
            if word.endswith(("s", "ed", "ing", "ly")) and not word.endswith(("'s", "’s"))
            else " of"
        )

    def like(self, forms: Sequence[str], other: str) -> tuple[str, ...]:
        """Put those first that end like another word: in -ing, -ed or -s."""
        words = other.lower().split()
        if any(map(_is_gerund, forms)) and words:
            # What tells a verb's form is its first word, whatever follows.
            if _is_gerund(words[0]):
                return _first(forms, _is_gerund)
            if words[0].endswith("ed"):
                return _first(forms, _is_participle)
        elif words and _is_plural(words[-1]):
            return _first(forms, lambda form: _is_plural(form.lower().split()[_head(form.split())]))
        return tuple(forms)

    def article(self, term: str) -> str:
        """Return ``a`` or ``an``, by how the term sounds."""
        word = term.lower()
        if word.startswith(LIKE_VOWEL):
            return "an"
        return "an" if word[:1] in "aeiou" and not word.startswith(LIKE_CONSONANT) else "a"

    def without_article(self, term: str) -> str:
        """Return the term without a leading ``the``, ``a`` or ``an``."""
        return _ARTICLE.sub("", term, count=1) if _ARTICLE.match(term) else term

    def link(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return where the words begin and end that tie a stretch of a text to its neighbours.

        Those are prepositions, *and* and articles.
        """
        before, after = _LINK_BEFORE.search(text, 0, start), _LINK_AFTER.match(text, end)
        return (before.start() if before else start), (after.end() if after else end)

    def continued(self, clause: str) -> str:
        """Give a clause a small letter unless its first word may be a name."""
        found = _CAPITAL.match(clause)
        if found is None or found[1] in ALWAYS_CAPITAL:
            return clause
        word = found[1].lower()
        if found[2] and word not in DETERMINERS | PREPOSITIONS | OPENING:
            return clause
        return clause[0].lower() + clause[1:]


def _behind_adverbs(before: str) -> str:
    """Return the last word of a text that is no adverb."""
    words = _WORDS.findall(before.lower())
    while words and (words[-1] in ADVERBS or words[-1].endswith("ly")):
        words.pop()
    return words[-1] if words else ""


def _first(forms: Sequence[str], is_wanted: Callable[[str], bool]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=lambda form: not is_wanted(form)))


def _is_gerund(form: str) -> bool:
    words = form.split()
    return bool(words) and words[_verb(words)].endswith("ing")


def _is_noun(form: str) -> bool:
    words = form.split()
    return bool(words) and words[_verb(words)].endswith(OF_NOUNS)


def _is_participle(form: str) -> bool:
    words = form.split()
    verb = words[_verb(words)] if words else ""
    return verb.endswith("ed") or verb in _PARTICIPLES


def _head(words: list[str]) -> int:
    """Return the place of the noun that takes the plural: the last before a preposition."""
    for at, word in enumerate(words):
        if at and word.lower() in PREPOSITIONS:
            return at - 1
    return len(words) - 1


def _verb(words: list[str]) -> int:
    """Return the place of the verb: the first word that is no adverb in -ly."""
    return next((at for at, word in enumerate(words) if not word.endswith("ly")), 0)


def _pluralised(noun: str) -> tuple[str, ...]:
    # A hyphenated or possessive noun takes its plural like its last part.
    low = noun.lower()
    for singular, plural in IRREGULAR_PLURAL.items():
        if low.endswith(singular):
            return (noun[: len(noun) - len(singular)] + _cased(plural, noun[-len(singular) :]),)
    if (
        not (low.isascii() and low[-1:].isalpha())
        or (low.endswith(NO_PLURAL) and low not in COUNTED)
        or low in INVARIABLE
        or _is_plural(low)
    ):
        return ()
    return (_with_s(noun),)


def _is_plural(low: str) -> bool:
    return low.endswith("s") and not low.endswith(("ss", "us", "is"))


def _with_s(word: str) -> str:
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    return word + ("es" if _SIBILANT.search(word) else "s")


def _conjugated(verb: str) -> tuple[str, ...]:
    """Return third person, past, participle and gerund of a verb."""
    if not verb.isalpha():
        return ()
    stem = verb + verb[-1] if verb in DOUBLED else verb
    silent = verb.endswith("e") and not verb.endswith(("ee", "ye", "oe"))
    gerund = (verb[:-1] if silent else stem) + "ing"
    past = IRREGULAR_PAST.get(verb, (_regular_past(verb, stem),))
    return (_with_s(verb), *past, gerund)


def _regular_past(verb: str, stem: str) -> str:
    if _CONSONANT_Y.search(verb):
        return verb[:-1] + "ied"
    return verb + "d" if verb.endswith("e") else stem + "ed"


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word
