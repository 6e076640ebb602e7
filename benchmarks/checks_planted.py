"""Errors to plant in a good translation, one kind a function, drawn with a seed.

A kind takes a pair and returns it with the error in it, or None where the pair offers no place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from align.checks import Pair
from align.glossary import Glossary, judge
from align.units import Outcome, TermUse

_NUMBER = re.compile(r"(?<![\w.,-])(?!1\b)\d+(?:[.,]\d+)*(?![\w-])(?!\s*-)")
_GROUPED = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\b\d+\.\d{1,2}\b")
_WORD = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])")
_FOREIGN = re.compile(
    r"(?<!\w)[a-zà-ỹđ]*[ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựạảẹẻịỉọỏụủ][a-zà-ỹđ]*(?!\w)"
)
_PERCENT = re.compile(r"\s?%|\s(?:per cent|percent)\b")
_NAME = re.compile(r"(?<=tỉnh )[A-ZĐ]\w+ [A-ZĐ]\w+|(?<=huyện )[A-ZĐ]\w+ [A-ZĐ]\w+")

Plant = Callable[[Pair, Random], str | None]
"""Returns the target with an error in it, None where there is no place for one."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of error."""

    name: str
    plant: Plant
    checks: frozenset[str]
    """The checks of which one must find it."""
    peer: frozenset[str] = frozenset()
    """The filters of pofilter of which one should find it; empty if it has none."""


def _at(pattern: re.Pattern[str], text: str, rng: Random) -> re.Match[str] | None:
    matches = list(pattern.finditer(text))
    return rng.choice(matches) if matches else None


def _put(text: str, match: re.Match[str] | None, new: str) -> str | None:
    return None if match is None else text[: match.start()] + new + text[match.end() :]


def _drop_number(pair: Pair, rng: Random) -> str | None:
    match = _at(_NUMBER, pair.target, rng)
    if match is None or len(re.findall(rf"\b{re.escape(match.group())}\b", pair.target)) > 1:
        return None
    return _put(pair.target, match, "some")


def _change_number(pair: Pair, rng: Random) -> str | None:
    match = _at(_NUMBER, pair.target, rng)
    if match is None:
        return None
    places = [at for at, c in enumerate(match.group()) if c.isdigit()]
    at = rng.choice(places)
    old = match.group()[at]
    new = rng.choice([c for c in "123456789" if c != old])
    return _put(pair.target, match, match.group()[:at] + new + match.group()[at + 1 :])


def _source_format(pair: Pair, rng: Random) -> str | None:
    match = _at(_GROUPED, pair.target, rng)
    if match is None:
        return None
    swapped = match.group().translate(str.maketrans(",.", ".,"))
    return _put(pair.target, match, swapped) if swapped in pair.source else None


def _double_word(pair: Pair, rng: Random) -> str | None:
    match = _at(_WORD, pair.target, rng)
    return _put(pair.target, match, f"{match.group()} {match.group()}") if match else None


def _double_space(pair: Pair, rng: Random) -> str | None:
    return _put(pair.target, _at(re.compile(r"(?<=\w) (?=\w)"), pair.target, rng), "  ")


def _space_before_mark(pair: Pair, rng: Random) -> str | None:
    match = _at(re.compile(r"(?<=[a-z])[,;](?= )"), pair.target, rng)
    return _put(pair.target, match, f" {match.group()}") if match else None


def _no_space(pair: Pair, rng: Random) -> str | None:
    return _put(pair.target, _at(re.compile(r"(?<=[a-z]{2}), (?=[a-z]{2})"), pair.target, rng), ",")


def _drop_full_stop(pair: Pair, _: Random) -> str | None:
    return pair.target[:-1] if pair.target[-1] == "." and pair.source[-1] == "." else None


def _lose_question(pair: Pair, _: Random) -> str | None:
    return pair.target[:-1] + "." if pair.target[-1] == "?" and pair.source[-1] == "?" else None


def _small_start(pair: Pair, _: Random) -> str | None:
    word = pair.target.split()[0]
    return word.lower() + pair.target[len(word) :] if word.istitle() and word.isalpha() else None


def _drop_bracket(pair: Pair, rng: Random) -> str | None:
    if pair.source.count("(") != pair.source.count(")"):
        return None
    return _put(pair.target, _at(re.compile(r"\)"), pair.target, rng), "")


def _drop_quote(pair: Pair, rng: Random) -> str | None:
    if pair.source.count('"') % 2 or pair.target.count('"') % 2:
        return None
    return _put(pair.target, _at(re.compile('"'), pair.target, rng), "")


def _cut(pair: Pair, _: Random) -> str | None:
    words = pair.target.split()
    return " ".join(words[: len(words) // 3]) + "." if len(words) > 8 else None


def _run_on(pair: Pair, _: Random) -> str | None:
    return f"{pair.target} {pair.target} {pair.target[:-1]}" if len(pair.target) > 40 else None


def _loop(pair: Pair, rng: Random) -> str | None:
    words = pair.target.rstrip(".").split()
    length = rng.randint(1, 5)
    return " ".join(words + words[-length:] * 5) + "." if len(words) > 6 else None


def _copy(pair: Pair, _: Random) -> str | None:
    return pair.source if len(pair.source.split()) > 3 else None


def _half_copy(pair: Pair, _: Random) -> str | None:
    words, ours = pair.target.split(), pair.source.split()
    if min(len(words), len(ours)) < 8:
        return None
    return " ".join(words[: len(words) // 2] + ours[len(ours) // 2 :])


def _foreign_word(pair: Pair, rng: Random) -> str | None:
    word = _at(_FOREIGN, pair.source, rng)
    return _put(pair.target, _at(_WORD, pair.target, rng), word.group()) if word else None


def _mojibake(pair: Pair, rng: Random) -> str | None:
    match = _at(re.compile(r"['’]"), pair.target, rng)
    return _put(pair.target, match, "’".encode().decode("cp1252"))


def _lost_letter(pair: Pair, rng: Random) -> str | None:
    return _put(pair.target, _at(re.compile("[a-z]"), pair.target, rng), "\ufffd")


def _lose_percent(pair: Pair, rng: Random) -> str | None:
    if len(_PERCENT.findall(pair.target)) != 1 or not re.search(r"\d\s?%", pair.source):
        return None
    return _put(pair.target, _at(_PERCENT, pair.target, rng), "")


def _misspell_name(pair: Pair, rng: Random) -> str | None:
    match = _at(_NAME, pair.source, rng)
    if match is None or pair.target.count(match.group()) != 1:
        return None
    wrong = match.group()[:-1] + ("x" if match.group()[-1] != "x" else "z")
    return pair.target.replace(match.group(), wrong)


def _blank(_: Pair, __: Random) -> str | None:
    return " "


def term_kinds(glossary: Glossary) -> tuple[Kind, ...]:
    """Return the kinds that need a term base: a term left out, a term in a forbidden form."""

    def used(pair: Pair) -> list[TermUse]:
        uses = judge(glossary.find(pair.source), pair.target, glossary)
        return [use for use in uses if use.outcome is Outcome.HONOURED]

    def leave_out(pair: Pair, rng: Random) -> str | None:
        uses = used(pair)
        return _replaced(pair, rng.choice(uses), "matter") if uses else None

    def forbid(pair: Pair, rng: Random) -> str | None:
        uses = [use for use in used(pair) if glossary[use.hit.entry].forbidden]
        if not uses:
            return None
        use = rng.choice(uses)
        return _replaced(pair, use, rng.choice(glossary[use.hit.entry].forbidden))

    return (
        Kind("term left out", leave_out, frozenset({"terms"})),
        Kind("forbidden term", forbid, frozenset({"forbidden-terms"})),
    )


def _replaced(pair: Pair, use: TermUse, new: str) -> str:
    return pair.target[: use.start] + new + pair.target[use.end :]


def planted(pair: Pair, kind: Kind, rng: Random) -> Pair | None:
    """Return the pair with an error of a kind, None where it offers no place for one."""
    target = kind.plant(pair, rng)
    return None if target is None or target == pair.target else replace(pair, target=target)


def _kind(name: str, plant: Plant, checks: str, peer: str = "") -> Kind:
    return Kind(name, plant, frozenset(checks.split()), frozenset(peer.split()))


KINDS: tuple[Kind, ...] = (
    _kind("number left out", _drop_number, "numbers", "numbers"),
    _kind("number changed", _change_number, "numbers", "numbers"),
    _kind("number in source format", _source_format, "number-format", "numbers"),
    _kind("percent lost", _lose_percent, "units"),
    _kind("word doubled", _double_word, "doubled-word", "doublewords"),
    _kind("space doubled", _double_space, "spacing", "doublespacing"),
    _kind("space before comma", _space_before_mark, "spacing", "puncspacing"),
    _kind("no space after comma", _no_space, "spacing", "puncspacing"),
    _kind("full stop lost", _drop_full_stop, "end-mark", "endpunc"),
    _kind("question lost", _lose_question, "end-mark", "endpunc"),
    _kind("small letter at start", _small_start, "capital", "startcaps"),
    _kind("bracket lost", _drop_bracket, "brackets", "brackets"),
    _kind("quotation mark lost", _drop_quote, "quotes", "doublequoting"),
    _kind("two thirds cut", _cut, "length", "short"),
    _kind("said three times", _run_on, "length loops", "long"),
    _kind("loop", _loop, "loops"),
    _kind("not translated", _copy, "same-as-source", "unchanged"),
    _kind("half translated", _half_copy, "leftover untranslated"),
    _kind("one word left over", _foreign_word, "leftover"),
    _kind("mojibake", _mojibake, "encoding"),
    _kind("replacement character", _lost_letter, "encoding"),
    _kind("place name misspelt", _misspell_name, "names"),
    _kind("empty", _blank, "empty", "blank untranslated"),
)
