"""What attributes and properties of other tools say, in the terms of the house.

=========================  ==========================================================
``x-document``, ``file``   document (ours and memoQ's, OmegaT's)
``x-context-pre, prev``    source of the unit before
``x-context-post, next``   source of the unit after
``tuid``, ``id``           identifier of the unit
``x-status``               ``draft`` or ``confirmed``
``x-engine, x-revision``   how the target came to be, with ``x-glossary`` and ``x-settings``
``changeid, creationid``   author; ``MT!`` means a machine, so the unit is a draft
=========================  ==========================================================

Every other property stays one. Of the attributes of TMX, ``usagecount``, ``lastusagedate`` and a
``creationid`` that is not the author's become properties; what describes the tool and its format
(``o-tmf``, ``datatype``, ``segtype``, ``creationtool``) is left out. A date that is none becomes
the property ``x-creationdate`` or ``x-changedate``.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache

from align.exchange.reading.records import FileUnit, Translated, Variant
from align.units import Origin, Status

_FIELDS = {
    "x-document": "document",
    "file": "document",
    "x-context-pre": "before",
    "prev": "before",
    "x-context-post": "after",
    "next": "after",
    "id": "key",
    "x-id": "key",
    "x-status": "status",
    "x-engine": "engine",
    "x-revision": "revision",
    "x-glossary": "glossary",
    "x-settings": "settings",
}
_MACHINE = frozenset(("mt!", "mt", "MT!", "MT"))
_STATUSES = {one.value: one for one in (Status.DRAFT, Status.CONFIRMED)}
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_SEG = re.compile(r"\s*<seg>(.*)</seg>\s*", re.DOTALL)
_COUNTED = frozenset(("usagecount", "lastusagedate"))


def translated(unit: FileUnit, source: Variant, target: Variant) -> Translated:
    """Return one pair of a unit with all that is said of it."""
    here, there = target.attributes, unit.attributes
    said = {**there, **here} if here else there
    props = unit.props
    if source.props or target.props:
        props += source.props + target.props
    known: dict[str, str] = {}
    if props:
        props = _sorted_out(props, known)
    creator = said.get("creationid", "")
    author = said.get("changeid") or creator
    created, changed = said.get("creationdate", ""), said.get("changedate", "")
    begun, ended = created and time(created), changed and time(changed)
    if creator != author:
        props += (("x-creationid", creator),)
    if not _COUNTED.isdisjoint(said):
        props += tuple((f"x-{name}", said[name]) for name in said if name in _COUNTED)
    if created and not begun:
        props += (("x-creationdate", created),)
    if changed and not ended:
        props += (("x-changedate", changed),)
    get = known.get
    status, origin = _made(known, author)
    before, after = get("before", ""), get("after", "")
    return Translated(
        source.text,
        target.text,
        source.language,
        target.language,
        source.codes,
        target.codes,
        unit.number,
        unit.line,
        props,
        unit.notes + source.notes + target.notes,
        author,
        begun,
        ended,
        get("document", ""),
        before and _unwrapped(before),
        after and _unwrapped(after),
        there.get("tuid") or get("key", ""),
        status,
        origin,
    )


def _sorted_out(
    props: tuple[tuple[str, str], ...], known: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    """Move what the house has a field for to ``known`` and return the others."""
    others = []
    for prop in props:
        name = _FIELDS.get(prop[0])
        if name is None or name in known or (name == "status" and prop[1] not in _STATUSES):
            others.append(prop)
        else:
            known[name] = prop[1]
    return tuple(others) if known else props


def _made(known: Mapping[str, str], author: str) -> tuple[Status, Origin | None]:
    if not known and author not in _MACHINE:
        return Status.CONFIRMED, None
    engine = known.get("engine", "")
    if not engine and author.lower() in _MACHINE:
        return Status.DRAFT, Origin("mt")
    status = _STATUSES[known["status"]] if "status" in known else Status.CONFIRMED
    if not engine:
        return status, None
    rest = (known.get(name, "") for name in ("revision", "glossary", "settings"))
    return status, Origin(engine, *rest)


@lru_cache(maxsize=4096)
def time(written: str) -> str:
    """Return a time (``20020125T210600Z``) in the extended form of ISO 8601, empty if it is none.

    A time without zone is taken as UTC, as the standard wants.
    """
    found = _BASIC.fullmatch(written)
    if found:
        year, month, day, hour, minute, second = found.groups()
        return f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"
    try:
        read = datetime.fromisoformat(written)
        aware = read if read.tzinfo else read.replace(tzinfo=UTC)
        return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""


def _unwrapped(context: str) -> str:
    """Return a context without the element that memoQ puts around it."""
    if not context.startswith("<seg"):
        return context
    found = _SEG.fullmatch(context)
    return found[1] if found else context
