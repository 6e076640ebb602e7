"""Tesseract as tests want it: made up."""

import subprocess
from collections.abc import Sequence


class FakeTesseract:
    """Stands for the program: knows languages, and reads every page as it is told."""

    def __init__(self, languages: Sequence[str], words: Sequence[tuple[str, float]] = ()) -> None:
        self.languages = languages
        self.words = words
        self.runs = 0
        self.given: list[tuple[list[str], bytes]] = []
        self.fails: BaseException | int | None = None

    def run(self, command: Sequence[str], **given: object) -> subprocess.CompletedProcess[bytes]:
        told = "\n".join(["List of languages:", *self.languages])
        if "--version" in command:
            return self._done("tesseract 5.3.0\n")
        if "--list-langs" in command:
            return self._done(told)
        self.runs += 1
        if isinstance(self.fails, BaseException):
            raise self.fails
        data = given.get("input")
        assert isinstance(data, bytes)
        self.given.append((list(command), data))
        rows = [
            f"5\t1\t1\t1\t1\t{n}\t0\t0\t9\t9\t{sure}\t{text}"
            for n, (text, sure) in enumerate(self.words, 1)
        ]
        table = "\n".join(["level\tpage_num", "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t", *rows])
        done = self._done(table)
        done.returncode = self.fails or 0
        done.stderr = b"Error in pixRead.\nError during processing.\n"
        return done

    def _done(self, told: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess([], 0, told.encode(), b"")
