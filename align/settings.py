"""What a user has settled once: ``align.toml`` beside the work, or in the user's own folder.

An option on the command line wins over ``./align.toml``, that over the user's file, that over
the defaults here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path

import platformdirs

from align.errors import SettingsError

FILE_NAME = "align.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything ``align.toml`` may say; paths are relative to the file that names them."""

    source: str = "vi"
    """Language of the documents, BCP 47."""
    target: str = "en"
    """Language of the translations, BCP 47."""
    engine: str = "compact"
    model: str = ""
    """Directory or hub name, for engines that run a model of the user's."""
    base_url: str = ""
    """Where an OpenAI-compatible server answers."""
    glossary: str = ""
    """Term base; empty means ``glossary.yaml`` here, or the one in the box."""
    srx: str = ""
    """SRX 2.0 file to split sentences with instead of the rules in the box."""
    beam: int = 0
    """0 means the engine's own default."""
    threads: int = 0
    """0 means one thread a core."""


_TYPES = {f.name: int if isinstance(f.default, int) else str for f in fields(Settings)}
_PATHS = ("glossary", "srx")


def load_settings(folder: Path) -> Settings:
    """Read the user's file, then the one in ``folder``.

    Raises:
        SettingsError: a file is not TOML, or names an unknown key or a wrong type.
    """
    settings = Settings()
    for path in (Path(platformdirs.user_config_dir("align")) / FILE_NAME, folder / FILE_NAME):
        if path.is_file():
            settings = with_values(settings, _read(path))
    return settings


def with_values(settings: Settings, said: Mapping[str, str | int]) -> Settings:
    """Return the settings with some of them said anew; the values are of the right type."""
    return replace(settings, **said)  # type: ignore[arg-type]


def _read(path: Path) -> dict[str, str | int]:
    """Return what one file says, checked."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"this is not TOML: {error}", where=str(path), hint="correct or delete the file"
        ) from error
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", where=str(path)) from error
    said: dict[str, str | int] = {}
    for key, value in found.items():
        if key not in _TYPES:
            close = get_close_matches(key, _TYPES, n=1) or [", ".join(_TYPES)]
            raise SettingsError(
                f"there is no setting '{key}'", where=str(path), hint=f"did you mean {close[0]}?"
            )
        if type(value) is not _TYPES[key]:
            kind = "a whole number" if _TYPES[key] is int else "a text in quotes"
            raise SettingsError(f"'{key}' must be {kind}", where=str(path), hint="correct it")
        is_path = key in _PATHS and value
        said[key] = str(path.parent / str(value)) if is_path else value
    return said
