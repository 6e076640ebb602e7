"""What a folder of compact weights says about itself, and whether it is whole."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from align.errors import EngineError

SUMS = "SHA256SUMS"
CARD = "model.toml"
VOCABULARY = "source.spm"
_FILES = ("model.bin", "config.json", "shared_vocabulary.json", VOCABULARY, CARD, SUMS)
_AGAIN = "install the package again, or make the weights with the recipe in models/recipes"


@dataclass(frozen=True, slots=True)
class Manifest:
    """``model.toml``."""

    name: str
    revision: str
    source: str
    target: str
    beam: int
    markers: tuple[str, ...]
    """Pieces that open, divide and close an inline term annotation; empty if it knows none."""
    reserved: tuple[str, ...]
    """Further pieces that no text may contain."""
    most: int
    """Source pieces beyond which a sentence is longer than any it was trained on."""

    positions: int
    """Pieces beyond which the network cannot count."""

    read: int = 0
    """Source pieces that it is best asked at once; a longer sentence goes in parts. 0: ``most``."""
    clause: int = 0
    """Words on both sides of a semicolon that make it best to ask what it divides one by one; 0:
    it is not."""

    hint_markers: tuple[str, ...] = ()
    """Pieces that open, divide and close what the dictionary says; empty if it knows none."""

    @property
    def marks(self) -> tuple[str, ...]:
        """Every piece that is no text."""
        return tuple(dict.fromkeys((*self.markers, *self.reserved, *self.hint_markers)))


def missing_files(folder: Path) -> list[str]:
    """Return the names of the files that a folder of weights lacks."""
    return [name for name in _FILES if not (folder / name).is_file()]


def verify(folder: Path) -> None:
    """Compare every file with its checksum.

    Raises:
        EngineError: a file is missing, is not listed, or is not what was shipped.
    """
    for name in missing_files(folder):
        raise EngineError("the weights are missing", where=str(folder / name), hint=_AGAIN)
    sums = _checksums(folder / SUMS)
    for name in _FILES:
        if name != SUMS and name not in sums:
            raise EngineError(f"no checksum for {name}", where=str(folder / SUMS), hint=_AGAIN)
    for name, wanted in sums.items():
        path = folder / name
        if not path.is_file():
            raise EngineError("the file is missing", where=str(path), hint=_AGAIN)
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != wanted:
            raise EngineError(
                f"the file is damaged (checksum {found[:12]}, not {wanted[:12]})",
                where=str(path),
                hint=_AGAIN,
            )


def _checksums(path: Path) -> dict[str, str]:
    """Read lines as ``sha256sum`` writes them."""
    sums: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
        digest, _, name = line.partition(" ")
        if line.strip():
            if len(digest) != 64 or not name.strip(" *"):
                raise EngineError("not a line of checksums", where=f"{path}:{number}", hint=_AGAIN)
            sums[name.strip(" *")] = digest.lower()
    return sums


def read_manifest(folder: Path) -> Manifest:
    """Read ``model.toml``.

    Raises:
        EngineError: it is no TOML, or a key is missing or of the wrong type.
    """
    path = folder / CARD
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise EngineError(f"cannot be read ({error})", where=str(path), hint=_AGAIN) from error
    return Manifest(
        name=_text(path, table, "name"),
        revision=_text(path, table, "revision"),
        source=_text(path, table, "source"),
        target=_text(path, table, "target"),
        beam=_number(path, table, "beam", 4),
        markers=_texts(path, table, "markers"),
        reserved=_texts(path, table, "reserved"),
        hint_markers=_texts(path, table, "hint_markers"),
        most=_number(path, table, "max_pieces", 110),
        read=_number(path, table, "read_pieces", 0),
        clause=_number(path, table, "clause_words", 0),
        positions=_number(path, table, "positions", 512),
    )


def _text(path: Path, table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise EngineError(f"the key {key!r} must be a text", where=str(path), hint=_AGAIN)
    return value


def _number(path: Path, table: Mapping[str, object], key: str, default: int) -> int:
    if key not in table:
        return default
    value = table[key]
    if not isinstance(value, int) or value < 1:
        raise EngineError(f"the key {key!r} must be a count", where=str(path), hint=_AGAIN)
    return value


def _texts(path: Path, table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise EngineError(f"the key {key!r} must list texts", where=str(path), hint=_AGAIN)
    return tuple(value)
