"""Load a term base from a YAML file, or from a table of two columns."""

from pathlib import Path

from align.errors import GlossaryError
from align.glossary.base import Glossary
from align.glossary.draft import DraftGlossary, finished
from align.text import plain

_TABLES = (".tsv", ".tab", ".txt", ".csv")
_YAML = (".yaml", ".yml")


def load_glossary(path: Path, *, source: str = "vi", target: str = "en") -> Glossary:
    """Load a term base.

    A YAML file holds ``entries`` (see ``schema``); a TSV or CSV file holds source and target,
    a header if it likes, and in further columns notes.

    Args:
        path: the file; its extension says what it is.
        source: language of a table's first column, and of YAML that does not say.
        target: language of a table's second column, and of YAML that does not say.

    Raises:
        GlossaryError: the file cannot be read, or a line of it is wrong.
    """
    suffix = path.suffix.lower()
    if suffix not in _TABLES + _YAML:
        raise GlossaryError(
            f"'{suffix}' is no format of a term base" if suffix else "the name has no extension",
            where=str(path),
            hint=f"use one of {', '.join(_YAML + _TABLES)}",
        )
    text = _text(path)
    draft = DraftGlossary(str(path), name=path.stem, source=source, target=target)
    if suffix in _YAML:
        # pydantic and PyYAML cost a tenth of a second; a table needs neither.
        from align.glossary.yaml_file import read_yaml

        read_yaml(text, draft)
    else:
        from align.glossary.table import read_table

        read_table(text, draft, comma=suffix == ".csv")
    return finished(draft)


def _text(path: Path) -> str:
    """Read a file; UTF-8, or UTF-16 with a byte order mark, as spreadsheets write it."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise GlossaryError(
            "there is no such file", where=str(path), hint="check the path"
        ) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise GlossaryError(
            f"the term base cannot be read: {reason}", where=str(path), hint="check the path"
        ) from None
    encoding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise GlossaryError(
            f"the text is not {encoding.removesuffix('-sig').upper()}",
            where=f"{path}: line {line}",
            hint="save the term base as UTF-8",
        ) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise GlossaryError(
            "a NUL byte stands in the text",
            where=f"{path}: line {line}",
            hint="save the term base as plain UTF-8 text",
        )
    return plain(text)
