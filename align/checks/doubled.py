"""Doubled words: ``the the``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import eq

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import ANYWHERE, NOWHERE
from align.checks.words import vocabulary, words

_DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]+)(\s+\1)(?![\w'’-])", re.IGNORECASE)


# "What he does does frighten me": a clause ends in the verb, and the next begins with it.
_CLAUSE = re.compile(
    r"\b(?:what|who|whoever|whatever|where|how|why|when|all|everything|thing|things|whether|which)\b[^.!?;]*$",
    re.IGNORECASE,
)
_CLAUSE_ENDS = frozenset(words("is was are were does do did has have can will"))
_TWICE = re.compile(
    r"(?<![\w'’-])((?:in|of|at|on|for|with|from|to) (?:the|a|an|this|his|her|their|its|our)|"
    r"(?:has|have|had|was|were|is|are|will|would|can|should|must|may) (?:been|be|not|a|the|to)|"
    r"(?:the|a|an) [a-z]{3,}|(?:it|he|she|they|we|there) (?:is|was|are|were|has|have|had|will))"
    r"( \1)(?![\w'’-])"
)
# Any two or three words, none of which leads from one to the next: "over and over and over".
_RUN = re.compile(r"(?<![\w'’-])([^\W\d_]+(?: [^\W\d_]+){1,2})( \1)(?![\w'’-])", re.IGNORECASE)
_LEADING = frozenset(words("and or nor but to by after upon on in for against over than with as"))
_LISTED = re.compile(r"(?<![\w'’-])([a-z]{6,})(, \1)(?![\w'’-])")
# What shows that a word which may stand twice does so by mistake: "that that he", "had had been".
_BEHIND = {
    "that": re.compile(
        r" (?:he|she|they|we|you|I|the|a|an|these|those|his|her|their|our|my|there)\b"
    ),
    "had": re.compile(r" (?:been|not|already|just|never|always)\b"),
}
# "the lights that were on on Sunday": a verb with its adverb, and a preposition of time or place.
_ADVERBS = frozenset(words("on in up off over out by down through about to at for"))
_BEFORE_ADVERB = re.compile(
    r"\b(?:is|are|was|were|be|been|being|go|goes|going|gone|went|come|comes|coming|came|carr\w+|"
    r"mov\w+|liv\w+|log|logs|logged|logging|turn\w*|switch\w*|pass\w*|put|puts|putting|stay\w*|"
    r"check\w*|drop\w*|hold\w*|held|keep\w*|kept|fill\w*|hand\w*|mov\w*|set|call\w*|broke|"
    r"break\w*|let|pull\w*|phon\w*|tun\w+|join\w*|fly|flew|sail\w*|walk\w*|driv\w*|drove)"
    r"(?:\s+(?:it|them|him|her|us|me|you))?\s$",
    re.IGNORECASE,
)
_TIME_BEHIND = re.compile(
    r"\s+(?:the\s+(?:\d|morning|afternoon|evening|night|day|week|weekend|spring|summer|autumn|"
    r"winter|first|second|third|same|following|next|eve)|[A-Z\d]|time\b|weekends?\b|midnight|noon|"
    r"(?:early|late|mid)\b|this\b|that\b|our\b|his\b|her\b|their\b|my\b|foot\b|behalf\b|schedule\b)"
)
_GIVING = re.compile(
    r"\b(?:giv\w+|gave|tell\w*|told|show\w*|teach\w*|taught|ask\w*|send\w*|sent|buy\w*|bought|"
    r"hand\w*|offer\w*|bring\w*|brought|lend\w*|lent|paid|pay\w*|cost|read\w*|mak\w+|made|"
    r"pass\w*|return\w*|cook\w*|wish\w*|lost|earn\w*|deni\w*)\s$",
    re.IGNORECASE,
)


class DoubledWords:
    """A word stands twice in a row, and it is none that may."""

    id = "doubled-word"
    title = "a word twice in a row"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        # Where words are doubled by the grammar, as in Vietnamese, doubling says nothing.
        self.signs = ANYWHERE if setting.theirs.doubled else NOWHERE
        self._allowed = setting.theirs.doubled

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each doubled word; the fix takes the second away."""
        if self.signs is NOWHERE:
            return ()
        said = words(pair.target)
        if len(said) == len(vocabulary(pair.target)):
            return ()
        if any(map(eq, said, said[1:])):
            return self._found(pair)
        again = len(said) - len(vocabulary(pair.target))
        if again > 1 and any(map(eq, said, said[2:])):
            return [*self._two(pair), *self._runs(pair)]
        if again > _TWO_WORDS and any(map(eq, said, said[3:])) and _comes_back(said):
            return self._runs(pair)
        return ()

    def _two(self, pair: Pair) -> Iterator[Finding]:
        """Yield two words that stand twice in a row, one of them a word of the grammar."""
        for match in _TWICE.finditer(pair.target):
            if match[1].lower() not in pair.source.lower() and not match[1][0].isupper():
                message = f"'{match[1]}' stands twice"
                yield Finding(self.id, self.severity, message, match.end(1), match.end(), "")

    def _runs(self, pair: Pair) -> Iterator[Finding]:
        """Yield any other words that stand twice in a row, where the source says none twice."""
        for match in _RUN.finditer(pair.target) if _comes_back(words(pair.target)) else ():
            said = match[1].lower().split()
            if _TWICE.match(pair.target, match.start()) or match[1][0].isupper():
                continue
            if not _LEADING.isdisjoint((said[0], said[-1])) or len(set(said)) < len(said):
                continue
            if _by_grammar(pair.target, match) or _repeats(pair.source):
                continue
            if said[-1] in _CLAUSE_ENDS and _CLAUSE.search(pair.target[: match.end(1)]):
                continue
            message = f"'{match[1]}' stands twice"
            yield Finding(self.id, self.severity, message, match.end(1), match.end(), "")

    def _found(self, pair: Pair) -> Iterator[Finding]:
        yield from self._two(pair)
        yield from self._runs(pair)
        for match in _LISTED.finditer(pair.target):
            if not _repeats(pair.source):
                message = f"'{match[1]}' stands twice"
                yield Finding(self.id, self.severity, message, match.end(1), match.end(), "")
        for match in _DOUBLED.finditer(pair.target):
            first, second = match[1], match[2].strip()
            # A name may be a word said twice: Bora Bora, Pago Pago.
            allowed = first.lower() in self._allowed and not _is_slip(pair.target, match)
            if allowed or (first[0].isupper() and second[0].isupper()):
                continue
            if match.group().lower() in pair.source.lower() or _by_grammar(pair.target, match):
                continue
            message = f"'{first}' stands twice"
            yield Finding(self.id, self.severity, message, match.end(1), match.end(), "")


def _comes_back(said: Sequence[str]) -> bool:
    """Whether two or three words in a row are the same as those before them."""
    if len(set(pairwise(said))) == len(said) - 1:
        return False
    for period in (2, 3):
        same = list(map(eq, said, said[period:]))
        rows = zip(*(same[at:] for at in range(period)), strict=False)
        if any(map(all, rows)):
            return True
    return False


_TWO_WORDS = 2


def _repeats(source: str) -> bool:
    """Whether a source says any word twice."""
    return len(words(source)) > len(vocabulary(source))


def _is_slip(text: str, match: re.Match[str]) -> bool:
    """Whether a word that may stand twice cannot do so here."""
    word = match[1].lower()
    if word == "so":
        return text[: match.start()].rstrip()[-1:] in {",", ";"}
    behind = _BEHIND.get(word)
    return behind is not None and behind.match(text, match.end()) is not None


def _by_grammar(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands twice because one part of the sentence ends in it."""
    word, before = match[1].lower(), text[: match.start()]
    if word in _CLAUSE_ENDS:
        return _CLAUSE.search(before) is not None
    if word in _ADVERBS:
        return bool(_BEFORE_ADVERB.search(before) and _TIME_BEHIND.match(text, match.end()))
    return word == "her" and _GIVING.search(before) is not None
