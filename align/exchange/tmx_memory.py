"""Units of a memory as TMX 1.4, level 2: inline codes, properties and notes as they came.

Written for the same strict readers as ``align.exchange.tmx``, whose properties are used where
they say the same (``x-status``, ``x-document``, ``x-context-pre`` and ``-post``, ``x-engine`` …);
``x-id`` is the identifier that the unit had in its file. It does not become a ``tuid``, because
OmegaT may take a unit that has one for an alternative translation.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO

from align.exchange.base import Facts, Report
from align.exchange.codes_out import strict
from align.exchange.languages import check_languages
from align.exchange.reading.codes import restored
from align.exchange.reading.tags import canonical
from align.exchange.tmx import basic_time, head
from align.exchange.xmltext import attribute, content, legal
from align.store.memory.records import Translated

_BATCH = 200
# OmegaT takes a unit with one of these for an alternative translation.
_RESERVED = frozenset(("file", "id", "prev", "next", "path"))


def write_memory(
    stream: BinaryIO,
    units: Iterable[Translated],
    facts: Facts,
    *,
    source_code: str = "",
    target_code: str = "",
) -> Report:
    """Write units in the order they come, in constant memory.

    Args:
        stream: takes the file.
        units: consumed one by one.
        facts: for the header; its languages are those of most units.
        source_code: language tag to write for every source instead of its own.
        target_code: likewise for targets.

    Raises:
        SettingsError: a language is not a BCP 47 tag.
        OSError: the stream cannot be written.
    """
    check_languages(facts)
    written = untranslated = stripped = 0
    stream.write(head(facts).encode())
    lines: list[str] = []
    for unit in units:
        source, gone = _segment(unit.source, unit.source_codes)
        target, lost = _segment(unit.target, unit.target_codes)
        if not source or not target:
            untranslated += 1
            continue
        one = source_code or written_tag(unit.source_language)
        other = target_code or written_tag(unit.target_language)
        lines.append(_element(unit, (one, source), (other, target), facts.source))
        written += 1
        stripped += gone + lost
        if len(lines) >= _BATCH:
            stream.write("".join(lines).encode())
            lines.clear()
    lines.append("</body>\n</tmx>\n")
    stream.write("".join(lines).encode())
    return Report(written, untranslated, stripped)


@lru_cache(maxsize=1024)
def written_tag(tag: str) -> str:
    """Return a language tag as BCP 47 has it: ``vi-VN`` for ``vi_VN``, ``vi`` for ``vie``."""
    plain = tag.strip().replace("_", "-")
    return plain if canonical(plain) == plain.lower() else canonical(plain)


def _segment(text: str, codes: tuple[str, ...]) -> tuple[str, int]:
    kept, gone = legal(text)
    kept = kept.strip()
    if not codes:
        return restored(kept, ()), gone
    return restored(kept, strict(codes)), gone


def _element(
    unit: Translated, source: tuple[str, str], target: tuple[str, str], header: str
) -> str:
    lines = [f"<tu{_attributes(unit, source[0], header)}>"]
    lines += [f"<note>{content(legal(note)[0])}</note>" for note in unit.notes]
    lines += [
        f"<prop type={_type(name)}>{content(legal(value)[0])}</prop>" if value else _empty(name)
        for name, value in _properties(unit)
    ]
    lines.append(f'<tuv xml:lang="{source[0]}"><seg>{source[1]}</seg></tuv>')
    lines.append(f'<tuv xml:lang="{target[0]}"><seg>{target[1]}</seg></tuv>\n</tu>\n')
    return "\n".join(lines)


def _attributes(unit: Translated, language: str, header: str) -> str:
    text = ""
    if unit.created and (date := basic_time(unit.created)):
        text += f' creationdate="{date}"'
    if unit.author:
        text += f" creationid={attribute(legal(unit.author)[0])}"
    if unit.changed and (date := basic_time(unit.changed)):
        text += f' changedate="{date}"'
    if language.lower() != header.lower():
        text += f' srclang="{language}"'
    return text


@lru_cache(maxsize=1024)
def _type(name: str) -> str:
    return attribute(legal(f"x-{name}" if name in _RESERVED else name or "x-property")[0])


def _empty(name: str) -> str:
    return f"<prop type={_type(name)}></prop>"


def _properties(unit: Translated) -> Iterator[tuple[str, str]]:
    yield "x-status", unit.status.value
    if unit.document:
        yield "x-document", unit.document
    if unit.before:
        yield "x-context-pre", unit.before
    if unit.after:
        yield "x-context-post", unit.after
    if unit.key:
        yield "x-id", unit.key
    if (origin := unit.origin) is not None:
        yield "x-engine", origin.engine
        yield from (
            (name, value)
            for name, value in (
                ("x-revision", origin.revision),
                ("x-glossary", origin.glossary),
                ("x-settings", origin.settings),
            )
            if value
        )
    yield from unit.props
