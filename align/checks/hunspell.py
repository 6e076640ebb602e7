"""The program ``hunspell`` with a dictionary, where both are installed.

It is spoken to as hunspell(1) says under ``-a``: one line a word, answered by a line that begins
with ``&`` or ``#`` if the word is unknown, and by an empty line in any case.
"""

import atexit
import os
import shutil
import subprocess
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
    "~/Library/Spelling",
)
_AT_ONCE = 200
"""Words sent before the answers are read: what fits into a pipe on any system."""


class Speller:
    """One dictionary, and what it has been asked.

    Args:
        dictionary: its name, ``en_GB``.

    Raises:
        OSError: the program cannot be started.
    """

    def __init__(self, dictionary: str) -> None:
        self.dictionary = dictionary
        self._known: dict[str, tuple[str, ...] | None] = {}
        self._process = subprocess.Popen(
            ["hunspell", "-a", "-i", "UTF-8", "-d", dictionary],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        atexit.register(self.close)
        self._read()
        self._write("!\n")

    def suggestions(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return those of some words that the dictionary has not, with what it has instead."""
        asked = list(dict.fromkeys(words))
        new = [word for word in asked if word not in self._known]
        for start in range(0, len(new), _AT_ONCE):
            part = new[start : start + _AT_ONCE]
            self._write("".join(f"^{word}\n" for word in part))
            for word in part:
                self._known[word] = self._answer()
        found = ((word, self._known[word]) for word in asked)
        return {word: instead for word, instead in found if instead is not None}

    def close(self) -> None:
        """End the process; twice is harmless."""
        self._process.communicate()
        atexit.unregister(self.close)

    def _answer(self) -> tuple[str, ...] | None:
        instead: tuple[str, ...] | None = None
        while line := self._read():
            if line[0] in "&#":
                instead = tuple(filter(None, line.partition(": ")[2].split(", ")))
        return instead

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().rstrip("\n")

    def _write(self, text: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(text)
        self._process.stdin.flush()


@lru_cache(maxsize=8)
def speller(dictionary: str) -> Speller | None:
    """Return the speller of an installed dictionary, one for all who ask; None without one."""
    if shutil.which("hunspell") is None or dictionary not in installed():
        return None
    try:
        return Speller(dictionary)
    except OSError:
        return None


@lru_cache(maxsize=1)
def installed() -> frozenset[str]:
    """Return the names of the dictionaries in the places where systems keep them."""
    folders = [*filter(None, os.environ.get("DICPATH", "").split(os.pathsep)), *_FOLDERS]
    return frozenset(
        path.stem
        for folder in folders
        for path in Path(folder).expanduser().glob("*.aff")
        if path.with_suffix(".dic").exists()
    )
