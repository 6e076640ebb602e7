"""What a folder with a static embedding says about itself, and whether it is whole."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from align.errors import EngineError

ABOUT = "model.toml"
SUMS = "SHA256SUMS"
_AGAIN = "install the package again, or make it with the recipe in models/recipes/embedding"


@dataclass(frozen=True, slots=True)
class StaticModel:
    """``model.toml``."""

    name: str
    revision: str
    dimensions: int
    languages: tuple[str, ...]
    vocabulary: str
    """File with the SentencePiece model."""
    matrix: str
    """File with the token vectors, safetensors."""


def is_static(folder: Path) -> bool:
    """Whether a folder holds a static embedding of ours."""
    try:
        return 'kind = "static-embedding"' in (folder / ABOUT).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def read_model(folder: Path) -> StaticModel:
    """Read ``model.toml``.

    Raises:
        EngineError: it is missing, is no TOML, or a key is missing or of the wrong type.
    """
    path = folder / ABOUT
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise EngineError(f"cannot be read ({error})", where=str(path), hint=_AGAIN) from error
    texts = {key: table.get(key) for key in ("name", "revision", "vocabulary", "matrix")}
    languages, dimensions = table.get("languages"), table.get("dimensions")
    if not isinstance(languages, list) or not isinstance(dimensions, int):
        raise EngineError(
            "the keys 'languages' (a list) and 'dimensions' (a count) are needed",
            where=str(path),
            hint=_AGAIN,
        )
    for key, value in texts.items():
        if not isinstance(value, str) or not value:
            raise EngineError(f"the key {key!r} must be a text", where=str(path), hint=_AGAIN)
    return StaticModel(
        dimensions=dimensions,
        languages=tuple(map(str, languages)),
        **{key: str(value) for key, value in texts.items()},
    )


def verify(folder: Path, model: StaticModel) -> None:
    """Compare every file with its checksum.

    Raises:
        EngineError: a file is missing, is not listed, or is not what was shipped.
    """
    sums = _checksums(folder / SUMS)
    for name in (ABOUT, model.vocabulary, model.matrix):
        if name not in sums:
            raise EngineError(f"no checksum for {name}", where=str(folder / SUMS), hint=_AGAIN)
    for name, wanted in sums.items():
        path = folder / name
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise EngineError("the file is missing", where=str(path), hint=_AGAIN) from error
        if found != wanted:
            raise EngineError(
                f"the file is damaged (checksum {found[:12]}, not {wanted[:12]})",
                where=str(path),
                hint=_AGAIN,
            )


def _checksums(path: Path) -> dict[str, str]:
    """Read lines as ``sha256sum`` writes them."""
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError as error:
        raise EngineError("the checksums are missing", where=str(path), hint=_AGAIN) from error
    sums: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        digest, _, name = line.partition(" ")
        if line.strip():
            if len(digest) != 64 or not name.strip(" *"):
                raise EngineError("not a line of checksums", where=f"{path}:{number}", hint=_AGAIN)
            sums[name.strip(" *")] = digest.lower()
    return sums
