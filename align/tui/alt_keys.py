"""Alt and a letter, told apart at once.

A terminal sends Alt+N as Escape and ``n``. Textual takes the two for one key only when nothing
follows for a tenth of a second; where another Alt key does, as when the key is held down, it takes
them for the letters ``^n`` and types them. No longer sequence begins with Escape and a small
letter, so there is nothing to wait for.
"""

from enum import Enum
from string import ascii_lowercase
from typing import cast

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import Keys

_AltKeys = Enum("_AltKeys", {letter: f"alt+{letter}" for letter in ascii_lowercase})  # type: ignore[misc]


def tell_apart() -> None:
    """Let Textual know the sequences.

    Alt+B and Alt+F keep the meaning they have in every shell: a word to the left, to the right.
    """
    known = cast("dict[str, tuple[Keys, ...]]", ANSI_SEQUENCES_KEYS)
    for key in _AltKeys:
        known.setdefault(f"\x1b{key.name}", (cast(Keys, key),))
