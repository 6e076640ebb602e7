"""Spelling: words that no installed dictionary of the target language has."""

import re
from collections.abc import Iterable, Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.hunspell import Speller, installed, speller
from align.checks.signs import ANYWHERE, NOWHERE
from align.checks.words import vocabulary

_WORD = re.compile(r"(?<![\w@/.&'’-])[^\W\d_]{3,}(?:['’][^\W\d_]+)?(?![\w@/])")
_BRITISH, _AMERICAN = "en_GB", "en_US"
_ENGLISH = {"british": (_BRITISH,), "american": (_AMERICAN,)}


class Spelling:
    """A word is in no dictionary of the target language that hunspell has here.

    Without hunspell and a dictionary nothing is found. Words with capitals may be names and are
    passed over, like those of the source and of the term base.
    """

    id = "spelling"
    title = "words that no installed hunspell dictionary has"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        self._spellers = _spellers(setting)
        self.signs = ANYWHERE if self._spellers else NOWHERE
        self._english = setting.theirs.code == "en"
        glossary = setting.glossary
        forms = (
            form for entry in (glossary.entries if glossary else ()) for form in entry.renderings
        )
        self._terms = frozenset(word for form in forms for word in form.lower().split())

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each unknown word; a fix where only one other word comes close."""
        if not self._spellers:
            return ()
        allowed = vocabulary(pair.source) | self._terms
        return self._found([one for one in _WORD.finditer(pair.target) if self._asks(one, allowed)])

    def _asks(self, match: re.Match[str], allowed: frozenset[str]) -> bool:
        word = match.group().replace("’", "'")
        # English has hardly a word with a diacritic; those that have are names and loans.
        foreign = self._english and not word.isascii()
        return word.islower() and not foreign and word not in allowed

    def _found(self, words: list[re.Match[str]]) -> Iterator[Finding]:
        unknown = {one.group().replace("’", "'") for one in words}
        instead: dict[str, tuple[str, ...]] = {}
        for one in self._spellers:
            instead = one.suggestions(unknown)
            unknown = set(instead)
        dictionaries = " or ".join(one.dictionary for one in self._spellers)
        for match in words:
            word = match.group().replace("’", "'")
            if word in instead:
                close = instead[word][:3]
                told = f"; perhaps {', '.join(close)}" if close else ""
                message = f"'{match.group()}' is not in {dictionaries}{told}"
                fix = close[0] if len(instead[word]) == 1 else None
                yield Finding(self.id, self.severity, message, match.start(), match.end(), fix)


def _spellers(setting: Setting) -> tuple[Speller, ...]:
    """Return what is there for the target language; English of both kinds unless one is asked."""
    code = setting.theirs.code
    if code == "en":
        names: Iterable[str] = _ENGLISH.get(setting.english.spelling, (_BRITISH, _AMERICAN))
    else:
        names = sorted(name for name in installed() if name.split("_")[0] == code)
    return tuple(one for name in names if (one := speller(name)) is not None)
