"""Every check finds what it must, leaves alone what it must, and its fix puts things right."""

import pytest

from align.checks import Finding, Pair, Setting, check_names
from align.checks.registry import create_each, is_across
from align.settings import EnglishSettings

from .examples import EXAMPLES, Example

SETTING = Setting(english=EnglishSettings("drop", "british", "lower", "comma", "day-month"))
NEEDS_MORE = {"terms", "forbidden-terms", "spelling", "fuzzy-kept"}


def found(example: Example, target: str) -> list[Finding]:
    check = create_each(example.check, SETTING)
    return list(check.find(Pair(example.source, target)))


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.found is not None])
def test_hit(example: Example) -> None:
    findings = found(example, example.target)
    accused = {example.target[one.start : one.end]: one for one in reversed(findings)}
    assert example.found in accused
    first = accused[example.found]
    assert first.check == example.check and first.message
    if example.fixed is None:
        assert first.fix is None
    else:
        assert first.fixed(example.target) == example.fixed
        assert found(example, example.fixed) == []


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.found is None])
def test_trap(example: Example) -> None:
    assert found(example, example.target) == []


def test_every_check_has_a_hit_and_a_trap() -> None:
    each = {name for name in check_names() if not is_across(name)} - NEEDS_MORE
    assert {one.check for one in EXAMPLES if one.found is not None} == each
    assert {one.check for one in EXAMPLES if one.found is None} == each
