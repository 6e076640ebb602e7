"""Key maps: presets after other tools, and what a person settles in ``align.toml``.

::

    [keys]
    preset = "memoq"
    "editor.split-segment" = "alt+x,f5"
    "editor.lock-segment" = ""          # no key; still in the palette
"""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeAlias

from align.errors import SettingsError
from align.tui.action import Action
from align.tui.key_names import NO_KEY
from align.tui.presets import PRESETS
from align.tui.tables import tables

Keymap: TypeAlias = Mapping[str, str]
"""Keys, comma-separated as Textual names them, by the id of an action."""
DEFAULT_PRESET = "align"
_TAKEN = {"ctrl+q": "quitting", "ctrl+p": "the palette", "ctrl+c": "copying", "tab": "moving on"}


def keymap(preset: str, said: Keymap | None = None, where: str = "") -> dict[str, str]:
    """Return the keys of every action that differ from those of the tables.

    Args:
        preset: name of the key map to start from.
        said: keys of single actions on top; empty: none.
        where: file that they come from.

    Raises:
        SettingsError: there is no such preset or action, or two actions would share a key.
    """
    if preset not in PRESETS:
        raise SettingsError(
            f"there is no key map '{preset}'",
            where=where or None,
            hint=f"choose one of {', '.join(PRESETS)}",
        )
    # The presets are about the editor; the other tables need not be loaded for them.
    screens = tables() if said else tables("editor")
    actions = {action.id: action for table in screens.values() for action in table}
    changed = {**PRESETS[preset], **{name: _level(keys) for name, keys in (said or {}).items()}}
    for name in said or {}:
        if name not in actions:
            raise _unknown(name, actions, where)
    for table in screens.values():
        _check_apart(table, changed, set(said or {}), where)
    return {
        name: keys or NO_KEY
        for name, keys in changed.items()
        if name in actions and keys != actions[name].keys
    }


def _check_apart(table: tuple[Action, ...], changed: Keymap, said: set[str], where: str) -> None:
    """Refuse two actions of one screen on one key."""
    holders: dict[str, str] = {}
    for action in sorted(table, key=lambda action: action.id in said):
        for key in filter(None, changed.get(action.id, action.keys).split(",")):
            if key in _TAKEN and action.id in said:
                raise SettingsError(
                    f"'{action.id}' cannot have {key}, which is for {_TAKEN[key]}",
                    where=where or None,
                    hint="choose another key",
                )
            if key in holders:
                raise SettingsError(
                    f"'{action.id}' and '{holders[key]}' are both on {key}",
                    where=where or None,
                    hint="give one of them another key",
                )
            holders[key] = action.id


def _unknown(name: str, actions: Mapping[str, Action], where: str) -> SettingsError:
    close = get_close_matches(name, actions, n=1)
    return SettingsError(
        f"there is no action '{name}'",
        where=where or None,
        hint=f"did you mean '{close[0]}'?" if close else "the help screen (F1) lists them",
    )


def _level(keys: str) -> str:
    """Return keys as Textual names them: ``Alt+X , F5`` is ``alt+x,f5``."""
    found = (key.strip() for key in keys.split(","))
    return ",".join(key.lower() if len(key) > 1 else key for key in found if key)
