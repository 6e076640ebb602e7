"""Key maps: every preset can be pressed on any terminal, and what a person says is checked."""

from itertools import chain
from string import ascii_lowercase

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

from align.errors import SettingsError
from align.tui.key_names import NO_KEY, shown
from align.tui.keymaps import keymap
from align.tui.presets import PRESETS
from align.tui.tables import tables

_SENT = {
    str(getattr(key, "value", key))
    for keys in ANSI_SEQUENCES_KEYS.values()
    if isinstance(keys, tuple)
    for key in keys
}
_ALT = set(ascii_lowercase) - set("bf")
_BROWSER = {"ctrl+n", "ctrl+t", "ctrl+w"}
_KITTY_ONLY = {f"editor.insert-match-{number}" for number in range(1, 10)}
"""What ``editor.insert-match`` does as well."""
_SIGNS = {"slash", "space", "enter", "escape", "tab", "delete"}


def delivered(key: str) -> bool:
    """Tell whether a terminal without the kitty protocol sends a key of its own for it.

    It sends Ctrl+I as Tab, Ctrl+M and Alt+Enter as Enter, Ctrl+H as Backspace, Alt+digit as a
    letter, Ctrl+digit as nothing, Alt+B and Alt+F as Ctrl+Left and Ctrl+Right.
    """
    modifier, _, letter = key.rpartition("+")
    if len(letter) == 1 and modifier == "ctrl" and letter.isdigit():
        return False
    arrows = letter in {"up", "down", "left", "right"}
    return (
        key in _SENT | _SIGNS
        or len(key) == 1
        or (modifier == "alt" and (arrows or (len(letter) == 1 and letter in _ALT)))
    )


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset(preset: str) -> None:
    """``keymap`` itself refuses two actions on one key."""
    changed = keymap(preset)
    for action in chain(*tables().values()):
        keys = [key for key in changed.get(action.id, action.keys).split(",") if key]
        if keys and action.id not in _KITTY_ONLY:
            assert any(map(delivered, keys)), action.id
            assert set(keys) - _BROWSER, f"{action.id} has only keys that browsers keep"


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_actions_that_there_are(preset: str) -> None:
    assert PRESETS[preset].keys() <= {action.id for action in tables()["editor"]}


@pytest.mark.parametrize("preset", PRESETS)
def test_what_a_terminal_mixes_up_means_the_same(preset: str) -> None:
    """Ctrl+Enter arrives as Ctrl+J or as Enter, and Alt+Enter as Enter."""
    changed = keymap(preset)
    for table in tables().values():
        holders = {
            key: action.id
            for action in table
            for key in changed.get(action.id, action.keys).split(",")
        }
        assert holders.get("ctrl+enter", holders.get("ctrl+j")) == holders.get("ctrl+j")
        assert "alt+enter" not in holders
        for mixed in ("ctrl+i", "ctrl+m"):
            assert mixed not in holders


def test_keys_of_a_person_win() -> None:
    said = {"editor.split-segment": " Alt+H , F5 ", "editor.show-all": "", "review.pin-bead": "K"}
    said["dialog.toggle-exact"] = "f9"
    changed = keymap("trados", said)
    assert changed["editor.split-segment"] == "alt+h,f5"
    assert changed["editor.show-all"] == NO_KEY
    assert changed["review.pin-bead"] == "K"
    assert changed["dialog.toggle-exact"] == "f9"
    assert changed["editor.find-open"] == "ctrl+k"


@pytest.mark.parametrize(
    ("preset", "said", "message"),
    [
        ("vi", {}, "a.toml: there is no key map 'vi'; choose one of align, omegat"),
        ("align", {"editor.split": "f12"}, "a.toml: there is no action 'editor.split'; did you"),
        ("align", {"x": "f12"}, "a.toml: there is no action 'x'; the help screen"),
        ("align", {"editor.split-segment": "alt+j"}, "a.toml: 'editor.split-segment' and 'ed"),
        ("align", {"editor.split-segment": "f12,ctrl+q"}, "a.toml: .* cannot have ctrl.q"),
        ("memoq", {"editor.go-to": "f12"}, "are both on f12"),
    ],
)
def test_wrong_keys(preset: str, said: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        keymap(preset, said, "a.toml")


@pytest.mark.parametrize(
    ("keys", "read"),
    [("ctrl+j,f3", "Ctrl+J, F3"), ("alt+down", "Alt+↓"), ("", ""), (NO_KEY, "")],
)
def test_keys_as_a_person_reads_them(keys: str, read: str) -> None:
    assert shown(keys) == read
