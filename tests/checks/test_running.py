import pytest

from align.checks import PROFILES, Pair, Setting, check_names, chosen, run
from align.errors import SettingsError
from align.glossary import Entry, Glossary

GLOSSARY = Glossary(
    (Entry("xã", "xã", "commune", forbidden=("village",)), Entry("tỉnh", "tỉnh", "province"))
)


def names(
    target: str, *, released: frozenset[str] = frozenset(), source: str = "Xã ở tỉnh."
) -> list[str]:
    pair = Pair(source, target, released=released)
    found = run([pair], ("terms", "forbidden-terms"), Setting(glossary=GLOSSARY))
    return [one.finding.check for one in found]


@pytest.mark.parametrize(
    ("target", "checks"),
    [
        ("Communes in the provinces.", []),
        ("Communes.", ["terms"]),
        ("A village in the province.", ["forbidden-terms"]),
        ("A village.", ["terms", "forbidden-terms"]),
    ],
)
def test_terms(target: str, checks: list[str]) -> None:
    assert names(target) == checks


def test_a_released_term_is_not_asked_for() -> None:
    assert names("A village.", released=frozenset({"xã", "tỉnh"})) == []


def test_a_guess_at_a_term_is_not_held_against_a_target() -> None:
    assert names("Here.", source="Tinh.") == []


def test_without_a_term_base_no_term_is_checked() -> None:
    assert list(run([Pair("xã", "village")], PROFILES["terms"], Setting())) == []


def test_findings_come_pair_by_pair_and_those_across_pairs_last() -> None:
    pairs = [Pair("Họ đến.", "they came"), Pair("Họ đến.", "Here  they are.")]
    found = [one.finding.check for one in run(pairs, chosen(), Setting())]
    assert found == ["end-mark", "capital", "spacing", "inconsistent"]


@pytest.mark.parametrize("target", ["", " \n"])
def test_a_blank_target_is_empty_and_nothing_else(target: str) -> None:
    found = run([Pair("Có 12 xã.", target)], check_names(), Setting())
    assert [one.finding.check for one in found] == ["empty"]


def test_what_a_person_lets_pass_is_not_found() -> None:
    pairs = [Pair("Họ đến.", "they came.", unit=1), Pair("Họ đi.", "they left.", unit=2)]
    found = run(pairs, chosen(), Setting(), suppressed=frozenset({(1, "capital")}))
    assert [one.pair.unit for one in found] == [2]
    same = [Pair("Họ đến.", "They came.", unit=1), Pair("Họ đến.", "They are here.", unit=2)]
    passing = frozenset({(2, "inconsistent")})
    assert list(run(same, chosen(), Setting(), suppressed=passing)) == []


def test_profiles() -> None:
    assert set(chosen("strict")) == set(check_names())
    assert set(chosen("errors")) < set(chosen()) < set(chosen("strict"))
    assert chosen("terms", skip=["terms"]) == ("forbidden-terms",)
    assert chosen(only=["numbers", "empty", "numbers"]) == ("numbers", "empty")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"profile": "x"}, "no profile 'x'; choose one of default"),
        ({"only": ["numberz"]}, "did you mean numbers"),
        ({"skip": ["qqqqqq"]}, "choose from empty"),
    ],
)
def test_unknown_names(arguments: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        chosen(**arguments)
