"""What a user has settled once: ``align.toml`` beside the work, or in the user's own folder.

An option on the command line wins over ``./align.toml``, that over the user's file, that over
the defaults here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TypeAlias

import platformdirs

from align.errors import SettingsError

FILE_NAME = "align.toml"


@dataclass(frozen=True, slots=True)
class MemorySettings:
    """The table ``[memory]``: how translation memories are asked."""

    files: tuple[str, ...] = ()
    """Memories to ask, the first before the next; relative to the file that names them."""
    write: str = ""
    """Memory that takes in what is confirmed in the workbench; made if there is none."""
    pretranslate: int = 100
    """Per cent from which a match becomes a draft; 103 and more: never."""
    minimum: int = 70
    """Per cent from which a match is offered."""
    machine: int = 15
    """Per cent off for what a machine translated and nobody confirmed."""
    aligned: int = 3
    """Per cent off for pairs of an alignment that nobody confirmed."""
    old: int = 0
    """Per cent off for what was last changed more than ``years`` ago."""
    years: int = 5


@dataclass(frozen=True, slots=True)
class ChecksSettings:
    """The table ``[checks]``: what ``align check`` looks for."""

    profile: str = "default"
    """One of the profiles of ``align.checks``."""
    skip: tuple[str, ...] = ()
    """Checks of the profile to leave out."""


@dataclass(frozen=True, slots=True)
class EnglishSettings:
    """The table ``[english]``: conventions of English output; what is empty is left as it comes."""

    names: str = ""
    """Diacritics in Vietnamese names: ``keep`` or ``drop``."""
    spelling: str = ""
    """``british`` (-ise), ``oxford`` (-ize) or ``american``."""
    bodies: str = ""
    """Names of bodies in general use: ``capitals`` or ``lower``."""
    numbers: str = ""
    """Thousands apart by ``comma``, by (no-break) ``space`` or by ``none``."""
    dates: str = ""
    """``day-month`` (19 December 1946) or ``month-day`` (December 19, 1946)."""


@dataclass(frozen=True, slots=True)
class OrthographySettings:
    """The table ``[orthography]``: how Vietnamese is written out."""

    tones: str = ""
    """Tone marks of open oa, oe, uy: ``old`` (hòa), ``new`` (hoà); empty: as they come."""


@dataclass(frozen=True, slots=True)
class KeySettings:
    """The table ``[keys]``: the key map of the workbench."""

    preset: str = "align"
    """Key map to start from."""
    map: tuple[tuple[str, str], ...] = ()
    """Id of an action, such as ``editor.split-segment``, and its keys; the later one counts."""
    where: str = ""
    """File that said so last; which actions there are, only the workbench knows."""


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
    memory: MemorySettings = field(default_factory=MemorySettings)
    checks: ChecksSettings = field(default_factory=ChecksSettings)
    english: EnglishSettings = field(default_factory=EnglishSettings)
    orthography: OrthographySettings = field(default_factory=OrthographySettings)
    theme: str = ""
    """Colours of the workbench: ``dark``, ``light``, ``high-contrast``."""
    keys: KeySettings = field(default_factory=KeySettings)


Table: TypeAlias = (
    MemorySettings | ChecksSettings | EnglishSettings | OrthographySettings | KeySettings
)
Value: TypeAlias = str | int | tuple[str, ...] | Table

_PATHS = ("glossary", "srx", "files", "write")
_KINDS: dict[type, str] = {
    int: "a whole number",
    str: "a text in quotes",
    tuple: "a list of texts in quotes",
    MemorySettings: "a table",
    ChecksSettings: "a table",
    EnglishSettings: "a table",
    OrthographySettings: "a table",
    KeySettings: "a table",
}
_TABLES = (MemorySettings, ChecksSettings, EnglishSettings, OrthographySettings, KeySettings)
_WORDS = {
    "names": ("keep", "drop"),
    "spelling": ("british", "oxford", "american"),
    "bodies": ("capitals", "lower"),
    "numbers": ("comma", "space", "none"),
    "dates": ("day-month", "month-day"),
    "tones": ("old", "new"),
}
"""The words that a setting may be, besides nothing."""


def load_settings(folder: Path) -> Settings:
    """Read the user's file, then the one in ``folder``.

    Raises:
        SettingsError: a file is not TOML, or names an unknown key or a wrong type.
    """
    settings = Settings()
    for path in (Path(platformdirs.user_config_dir("align")) / FILE_NAME, folder / FILE_NAME):
        if path.is_file():
            settings = _with_file(settings, path)
    return settings


def with_values(settings: Settings, said: Mapping[str, Value]) -> Settings:
    """Return the settings with some of them said anew; the values are of the right type."""
    return replace(settings, **said)  # type: ignore[arg-type]


def _with_file(settings: Settings, path: Path) -> Settings:
    """Return the settings with what one file says, checked."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"this is not TOML: {error}", where=str(path), hint="correct or delete the file"
        ) from error
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", where=str(path)) from error
    said = _checked(settings, found, path)
    for name in ("memory", "checks", "english", "orthography"):
        table = found.get(name)
        if isinstance(table, dict):
            before: Table = getattr(settings, name)
            said[name] = replace(before, **_checked(before, table, path))  # type: ignore[arg-type]
    if isinstance(keys := found.get("keys"), dict):
        said["keys"] = _with_keys(settings.keys, keys, path)
    return with_values(settings, said)


def _with_keys(before: KeySettings, found: Mapping[str, object], path: Path) -> KeySettings:
    """Return the key map with what one file says of it; its keys are ids of actions."""
    said: list[tuple[str, str]] = []
    for key, value in found.items():
        if not isinstance(value, str):
            hint = 'write "screen.verb-noun" = "alt+x,f5", the id in quotes'
            raise SettingsError(f"'{key}' must be a text in quotes", where=str(path), hint=hint)
        said.append((key, value))
    actions = dict(before.map) | {key: value for key, value in said if key != "preset"}
    return KeySettings(dict(said).get("preset", before.preset), tuple(actions.items()), str(path))


def _checked(
    settings: Settings | Table, found: Mapping[str, object], path: Path
) -> dict[str, Value]:
    """Return what a table says of these settings; tables in it are left out."""
    there = {one.name: type(getattr(settings, one.name)) for one in fields(settings)}
    said: dict[str, Value] = {}
    for key, value in found.items():
        if key not in there:
            close = get_close_matches(key, there, n=1) or [", ".join(there)]
            raise SettingsError(
                f"there is no setting '{key}'", where=str(path), hint=f"did you mean {close[0]}?"
            )
        kind = there[key]
        if not _is_a(value, kind):
            raise SettingsError(
                f"'{key}' must be {_KINDS[kind]}", where=str(path), hint="correct it"
            )
        if value and value not in _WORDS.get(key, (value,)):
            raise SettingsError(
                f"'{key}' cannot be '{value}'",
                where=str(path),
                hint=f"say {' or '.join(_WORDS[key])}, or leave it out",
            )
        if kind not in _TABLES:
            said[key] = _placed(value, path.parent) if key in _PATHS else _plain(value)
    return said


def _is_a(value: object, kind: type) -> bool:
    if kind is tuple:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return type(value) is (dict if kind in _TABLES else kind)


def _plain(value: object) -> str | int | tuple[str, ...]:
    """Return a value of the file as the settings hold it."""
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]


def _placed(value: object, folder: Path) -> str | tuple[str, ...]:
    """Return a path, or several, as seen from here and not from the folder of the settings."""
    if isinstance(value, list):
        return tuple(str(folder / one) for one in value)
    return str(folder / str(value)) if value else ""
