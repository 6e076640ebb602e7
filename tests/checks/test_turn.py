"""What a thread keeps between one look at a pair and the next."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from align.checks import Pair, Setting, turn
from align.checks.base import Check
from align.checks.registry import create_each
from align.checks.turn import in_turn
from align.glossary import Entry, Glossary
from align.settings import EnglishSettings

NAMES = ("numbers", "forbidden-terms")
PAIR = Pair("Có 42 hợp tác xã.", "There are 24 communes.")
ENTRY = Entry("coop", "hợp tác xã", "cooperative", forbidden=("communes",))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the checks that are made from now on, in a thread without any."""
    names: list[str] = []

    def noted(name: str, setting: Setting) -> Check:
        names.append(name)
        return create_each(name, setting)

    monkeypatch.setattr(turn, "create_each", noted)
    monkeypatch.setattr(turn, "_kept", turn._Kept())
    return names


def look(setting: Setting) -> list[str]:
    return [found.check for _, found in in_turn([PAIR], NAMES, setting)]


def test_a_second_look_makes_no_checks(made: list[str]) -> None:
    assert look(Setting()) == look(Setting()) == ["numbers"]
    assert made == list(NAMES)


@pytest.mark.parametrize(
    "other",
    [
        Setting(source="vi-VN"),
        Setting(target="en-GB"),
        Setting(english=EnglishSettings(spelling="british")),
    ],
)
def test_another_setting_has_checks_of_its_own(made: list[str], other: Setting) -> None:
    look(Setting())
    look(other)
    assert made == [*NAMES, *NAMES]


def test_another_term_base_is_obeyed_at_once(made: list[str]) -> None:
    assert look(Setting(glossary=Glossary(()))) == ["numbers"]
    assert look(Setting(glossary=Glossary((ENTRY,)))) == ["numbers", "forbidden-terms"]
    assert look(Setting(glossary=Glossary(()))) == ["numbers"]
    assert made == [*NAMES, *NAMES, *NAMES]


def test_each_thread_has_its_own(made: list[str]) -> None:
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as other:
        for _ in range(2):
            assert one.submit(look, Setting()).result() == ["numbers"]
            assert other.submit(look, Setting()).result() == ["numbers"]
    assert made == [*NAMES, *NAMES]


def test_only_the_last_settings_are_kept(made: list[str]) -> None:
    bases = [Setting(glossary=Glossary(())) for _ in range(turn._MOST + 1)]
    for setting in bases:
        look(setting)
    made.clear()
    look(bases[-1])
    look(bases[1])
    assert made == []
    look(bases[0])
    assert made == list(NAMES)
