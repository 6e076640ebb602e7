"""Tesseract as a program beside us: is it there, and what does it read."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from align.documents.scanned.page import ScannedPage, pages
from align.errors import InputError

VARIABLE = "ALIGN_SCANS"
_SKIP = "skip"
_USUAL = "vie"
_SECONDS = 180
# Where its installer for Windows puts it, which is not where programs are looked for.
_WINDOWS = Path(r"C:\Program Files\Tesseract-OCR\tesseract.exe")
_PACKAGES = {"vie": "Vietnamese", "eng": "English"}


def wanted() -> str | None:
    """Return the languages that scans are to be read in, None if they are to be left out."""
    said = os.environ.get(VARIABLE, "").strip()
    return None if said.lower() == _SKIP else said or _USUAL


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program and the languages it is to read."""

    program: str
    languages: str
    """As Tesseract is told them: ``vie`` or ``vie+eng``."""
    version: str

    def read(
        self, picture: bytes, dpi: int, where: str, *, frame: int | None = None
    ) -> ScannedPage:
        """Read one page.

        Args:
            picture: the page as an image, in any format that Tesseract knows.
            dpi: its dots to the inch, 0 if the image itself says it.
            where: the page, for messages.
            frame: which of the pages of the image, from 0, where it has more than one.

        Raises:
            InputError: Tesseract takes too long or fails.
        """
        options = ["--dpi", str(dpi)] if dpi else []
        options += ["-c", f"tessedit_page_number={frame}"] if frame is not None else []
        return next(pages(self._run(picture, options, where)), ScannedPage((), 0, 0.0))

    def _run(self, given: bytes, options: Sequence[str], where: str) -> str:
        command = [self.program, "stdin", "stdout", "-l", self.languages, *options, "tsv"]
        # Its threads gain nothing on a page and take the processor from everything else.
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            done = subprocess.run(
                command, input=given, capture_output=True, timeout=_SECONDS, env=environment
            )
        except subprocess.TimeoutExpired as error:
            raise InputError(
                f"Tesseract did not finish within {_SECONDS} seconds",
                where=where,
                hint=f"leave out what has no text layer with {VARIABLE}={_SKIP}",
            ) from error
        if done.returncode:
            told = done.stderr.decode("utf-8", "replace").strip().splitlines() or [
                "no reason given"
            ]
            raise InputError(
                f"Tesseract cannot read this ({told[-1].rstrip('.')})",
                where=where,
                hint=f"leave out what has no text layer with {VARIABLE}={_SKIP}",
            )
        return done.stdout.decode("utf-8", "replace")


def found(languages: str, *, what: str, where: str) -> Tesseract:
    """Find Tesseract and the data of languages.

    Args:
        languages: as Tesseract is told them.
        what: the fact that makes it needed, for the message.
        where: the file.

    Raises:
        InputError: the program or the data of a language is not installed.
    """
    program = shutil.which("tesseract") or (str(_WINDOWS) if _WINDOWS.is_file() else None)
    if program is None:
        raise InputError(
            f"{what} and Tesseract is not installed", where=where, hint=_hint(languages)
        )
    version, known = _facts(program)
    lacking = [name for name in languages.split("+") if name not in known]
    if lacking:
        names = " and ".join(lacking)
        raise InputError(
            f"{what} and Tesseract has no data for {names}", where=where, hint=_hint(languages)
        )
    return Tesseract(program, languages, version)


@cache
def _facts(program: str) -> tuple[str, frozenset[str]]:
    """Return the version of Tesseract and the languages it has data for."""
    told = [
        subprocess.run([program, option], capture_output=True, timeout=_SECONDS).stdout.decode()
        for option in ("--version", "--list-langs")
    ]
    lines = told[1].splitlines()[1:]
    return told[0].partition("\n")[0], frozenset(line.strip() for line in lines)


def _hint(languages: str) -> str:
    codes = languages.split("+")
    debian = " ".join(f"tesseract-ocr-{code.replace('_', '-')}" for code in codes)
    names = " and ".join(_PACKAGES.get(code, code) for code in codes)
    return (
        f"install it (Debian, Ubuntu: apt install tesseract-ocr {debian}; macOS: brew install "
        "tesseract tesseract-lang; Windows: winget install UB-Mannheim.TesseractOCR, with "
        f"{names} ticked), or leave such pages out with {VARIABLE}={_SKIP}"
    )
