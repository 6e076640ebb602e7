"""Read the rules of a language from ``data/segmentation/LANGUAGE.toml``."""

import hashlib
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import NoReturn

from align.errors import RulesError
from align.segmentation.rules import Demand, Marks, Patterns, Rules, Words
from align.shipped import data_path

_KINDS = [kind for kind in Demand if kind]
_KEYS: dict[str, set[str]] = {
    "marks": {field.name for field in fields(Marks)},
    "patterns": {field.name for field in fields(Patterns)},
    "words": {field.name for field in fields(Words)},
    "abbreviations": {str(kind.name).lower() for kind in _KINDS},
}

Values = tuple[str, ...]
Tables = dict[str, dict[str, Values]]


def load_rules(language: str) -> Rules:
    """Return the rules of a language (``vi``), or the default ones if it has none.

    Raises:
        RulesError: the file is malformed.
    """
    path = data_path("segmentation", f"{language}.toml")
    return read_rules(path if path.is_file() else path.with_name("default.toml"))


def read_rules(path: Path) -> Rules:
    """Read a file of rules together with what it extends.

    Raises:
        RulesError: the file or one below it cannot be read or is malformed.
    """
    tables, version = _tables(path, ())
    for table, keys in _KEYS.items():
        for key in sorted(keys - tables[table].keys()):
            _refuse(path, f"[{table}] {key} is missing", 'add it or extend "default"')
    return Rules(
        name=path.stem,
        version=version,
        marks=Marks(**{key: "".join(values) for key, values in tables["marks"].items()}),
        patterns=Patterns(
            **{key: _pattern(path, key, values) for key, values in tables["patterns"].items()}
        ),
        words=Words(**{key: frozenset(values) for key, values in tables["words"].items()}),
        abbreviations=_abbreviations(tables["abbreviations"]),
    )


def _tables(path: Path, above: tuple[Path, ...]) -> tuple[Tables, str]:
    """Read one file over the one it extends: lists grow, strings are replaced."""
    try:
        raw = path.read_bytes()
        content = tomllib.loads(raw.decode())
    except OSError as error:
        _refuse(path, f"cannot be read ({error.strerror})", "check the path")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        _refuse(path, f"not valid TOML ({error})", "correct it there")
    number, parent = content.pop("version", ""), content.pop("extends", None)
    tables: Tables = {table: {} for table in _KEYS}
    ground = ""
    if parent is not None:
        below = path.with_name(f"{parent}.toml")
        if below in (path, *above):
            _refuse(path, f'extends = "{parent}" comes back to itself', "break the circle")
        tables, ground = _tables(below, (path, *above))
    for table, entries in content.items():
        if table not in _KEYS or not isinstance(entries, dict):
            _refuse(path, f"unknown table or key {table}", f"use one of {', '.join(_KEYS)}")
        for key, value in entries.items():
            _enter(path, tables, table, key, value)
    digest = hashlib.sha256(ground.encode() + raw).hexdigest()[:8]
    return tables, f"{number}-{digest}" if number else digest


def _enter(path: Path, tables: Tables, table: str, key: str, value: object) -> None:
    if key not in _KEYS[table]:
        known = ", ".join(sorted(_KEYS[table]))
        _refuse(path, f"[{table}] has an unknown key {key}", f"use one of {known}")
    if isinstance(value, str) and table in ("marks", "patterns"):
        tables[table][key] = (value,)
    elif isinstance(value, list) and table != "marks" and all(isinstance(v, str) for v in value):
        tables[table][key] = (*tables[table].get(key, ()), *value)
    else:
        wanted = "a string" if table == "marks" else "a list of strings"
        _refuse(path, f"[{table}] {key} is not {wanted}", "correct it")


def _pattern(path: Path, key: str, values: Values) -> re.Pattern[str]:
    """Compile alternatives; none at all match nothing."""
    for value in values:
        try:
            re.compile(value)
        except re.error as error:
            _refuse(path, f"[patterns] {key} is not a regular expression ({error})", "correct it")
    return re.compile("|".join(f"(?:{value})" for value in values if value) or r"(?!)")


def _abbreviations(table: dict[str, Values]) -> dict[str, Demand]:
    known: dict[str, Demand] = {}
    for kind in _KINDS:
        for entry in table[str(kind.name).lower()]:
            known[entry] = known.get(entry, Demand.NONE) | kind
    return known


def _refuse(path: Path, what: str, hint: str) -> NoReturn:
    raise RulesError(what, where=str(path), hint=hint)
