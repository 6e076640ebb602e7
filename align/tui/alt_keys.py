"""Alt and a letter, told apart from Escape and a letter, and never taken for text.

A terminal sends Alt+N as Escape and ``n``. Textual takes the two for one key only when nothing
follows for a tenth of a second; where another Alt key does, as when the key is held down, it takes
them for the letters ``^n`` and types them. It also types what it knows no name for (Alt+comma) and
what Alt and a digit are on a Macintosh. No longer sequence begins with Escape and anything but
``[`` or ``O``, so there is nothing to wait for, and none of it is text.

Escape alone is a key, too, which only time tells apart: nothing may follow it for a tenth of a
second. The letter of Alt+N may be there by then and not yet be read, where the machine is slow, or
may still be on its way, where a line is between: so what has come is read first, and over ssh the
time is longer. ``ESCDELAY`` (in ms, as of ncurses) sets another.
"""

import os
import select
import sys
from collections.abc import Iterable, Iterator
from string import ascii_lowercase
from types import MappingProxyType

from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import _character_to_key
from textual.message import Message

_ESCAPE = "\x1b"
_OPENS = "[O"
"""What stands behind Escape at the head of a longer sequence: CSI and SS3 of ECMA-48."""
_REST_SECONDS = 1.0
"""More than this may not lie between the parts of a longer sequence; its end always comes."""
_LINE_SECONDS = 0.2
"""How much longer a letter may take over a line, on which TCP sends a lost packet again."""
_SHELL = MappingProxyType({"b": "ctrl+left", "f": "ctrl+right"})
"""What Alt+B and Alt+F mean in every shell: a word to the left, to the right."""
_NAMES = MappingProxyType({letter: f"alt+{letter}" for letter in ascii_lowercase} | _SHELL)


class KeyParser(XTermParser):
    """Textual's reader of what a terminal sends, with keys that are never lost nor text.

    Args:
        debug: see ``XTermParser``.
        slack: seconds more than Textual's that a letter may take to follow Escape.
    """

    def __init__(self, debug: bool = False, *, slack: float | None = None) -> None:
        self._slack = _slack() if slack is None else slack
        self._alone = False
        """Whether Escape came last, so that it may be the key itself."""
        self._broken = False
        """Whether what is read is the rest of a sequence that broke off."""
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """See ``XTermParser``."""
        self._alone, self._broken = data.endswith(_ESCAPE), False
        return super().feed(data)

    def tick(self) -> Iterable[Message]:
        """See ``Parser``: give a sequence up, unless more of it has come or may come."""
        if self._timeout_time is not None:
            slack = self._slack if self._alone else _REST_SECONDS
            if get_time() < self._timeout_time + slack or _more_waits():
                return ()
        self._broken = False
        given_up = list(super().tick())
        # Several are the parts of a longer sequence whose end was lost.
        return given_up if len(given_up) == 1 else ()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterator[Key]:
        """See ``XTermParser``; a key with Alt carries no character."""
        # By itself, Escape is the head of a sequence that another Escape broke off.
        self._broken = sequence == _ESCAPE or (self._broken and len(sequence) == 1)
        if self._broken:
            return
        if alt:
            yield _with_alt(sequence)
        elif len(sequence) != 2 or sequence[0] != _ESCAPE or sequence[1] in _OPENS:
            yield from super()._sequence_to_key_events(sequence)
        elif sequence[1].isprintable():
            yield _with_alt(sequence[1])
        else:
            known = list(super()._sequence_to_key_events(sequence))
            yield from known or super()._sequence_to_key_events(sequence[1])


def tell_apart() -> None:
    """Let the drivers of Textual that are loaded read keys so."""
    for name, module in list(sys.modules.items()):
        if name.startswith("textual.drivers.") and hasattr(module, "XTermParser"):
            module.XTermParser = KeyParser  # type: ignore[attr-defined]


def _with_alt(character: str) -> Key:
    if not character.isalnum():
        return Key(f"alt+{_character_to_key(character)}", None)
    lower = character.lower()
    name = f"alt+shift+{lower}" if lower != character else f"alt+{character}"
    return Key(_NAMES.get(character, name), None)


def _slack() -> float:
    over_line = "SSH_CONNECTION" in os.environ or "SSH_TTY" in os.environ
    return _LINE_SECONDS if over_line and "ESCDELAY" not in os.environ else 0.0


def _more_waits() -> bool:
    """Tell whether something has come that was not read yet."""
    try:
        return bool(sys.__stdin__ and select.select([sys.__stdin__.fileno()], [], [], 0)[0])
    except (OSError, ValueError):
        # There is no terminal, or none that can be asked (Windows).
        return False
