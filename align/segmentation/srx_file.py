"""Read SRX, the Segmentation Rules eXchange of LISA OSCAR.

SRX 2.0 of 2008; of SRX 1.0 (2004) files with the same elements, where the languages map to
rules inside a named ``maprule``, of which the first counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import regex

from align.errors import RulesError
from align.segmentation.java_regex import translated

if TYPE_CHECKING:
    from lxml.etree import _Element

_VERSIONS = ("1.0", "2.0")
_AROUND = {"beforebreak": "(?<=", "afterbreak": "(?="}


@dataclass(frozen=True, slots=True)
class SrxRule:
    """One rule: whether the text is cut where what is before and what is after both match."""

    breaks: bool
    pattern: regex.Pattern[str]
    """Matches the empty string at such a place."""
    line: int
    """Where it stands in its file, counted from 1."""


def read_srx(path: Path, content: bytes, language: str) -> tuple[SrxRule, ...]:
    """Return the rules of a language in the order in which they are asked.

    Args:
        path: where the file is, for messages.
        content: the file.
        language: a BCP 47 code; ``vi-VN`` also answers to the rules of ``vi``.

    Raises:
        RulesError: the file is not SRX, or a rule is malformed, or it has none for the language.
    """
    root = _root(path, content)
    rules: dict[str, list[_Element]] = {}
    for group in _below(root, "body", "languagerules", "languagerule"):
        rules.setdefault(str(group.get("languagerulename", "")), []).extend(_below(group, "rule"))
    if not rules:
        _refuse(path, root, "holds no languagerule", "use a complete SRX file")
    chosen: list[SrxRule] = []
    for entry in _maps(path, root, language):
        name = str(entry.get("languagerulename", ""))
        if name not in rules:
            _refuse(path, entry, f"no languagerule is called {name!r}", "correct the name")
        chosen += [_rule(path, rule) for rule in rules[name]]
    return tuple(chosen)


def _root(path: Path, content: bytes) -> "_Element":
    from lxml import etree

    if not content.strip():
        raise RulesError("is empty", where=str(path), hint="use a complete SRX file")
    # A file of rules has no business with the network or with entities of its own.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise RulesError(
            f"is not well-formed XML ({error.msg})",
            where=f"{path}, line {error.lineno or 1}",
            hint="correct it there",
        ) from error
    if _name(root) != "srx":
        _refuse(path, root, f"the document is {_name(root)!r}, not srx", "use an SRX file")
    if root.get("version") not in _VERSIONS:
        _refuse(
            path,
            root,
            f"SRX version {root.get('version', '')!r} is unknown",
            f"use version {' or '.join(_VERSIONS)}",
        )
    return root


def _maps(path: Path, root: "_Element", language: str) -> "list[_Element]":
    """Return the language maps that count for a language."""
    listed = list(_below(root, "body", "maprules", "languagemap"))
    if root.get("version") == "1.0":
        named = next(_below(root, "body", "maprules", "maprule"), None)
        listed += [] if named is None else _below(named, "languagemap")
    cascade = any(header.get("cascade") == "yes" for header in _below(root, "header"))
    for code in (language, language.replace("_", "-").partition("-")[0]):
        found = [entry for entry in listed if _answers(path, entry, code)]
        if found:
            return found if cascade else found[:1]
    _refuse(path, root, f"maps no rules to the language {language!r}", "add a languagemap for it")


def _answers(path: Path, entry: "_Element", code: str) -> bool:
    pattern = _translated(path, entry, str(entry.get("languagepattern", "")))
    return regex.fullmatch(pattern, code, regex.VERSION1) is not None


def _rule(path: Path, element: "_Element") -> SrxRule:
    breaks = str(element.get("break", "yes"))
    if breaks not in ("yes", "no"):
        _refuse(path, element, f"break is {breaks!r}", "write yes or no")
    pattern = ""
    for side in element:
        text = "".join(map(str, side.itertext()))
        ahead = _AROUND.get(_name(side))
        if ahead and text:
            pattern = f"{ahead}{_translated(path, side, text)}){pattern}"
    return SrxRule(breaks == "yes", _compiled(path, element, pattern), _line(element))


def _translated(path: Path, element: "_Element", pattern: str) -> str:
    """Return a regular expression of the file as ``regex`` reads it, once it is known to be one."""
    try:
        ours = translated(pattern)
        regex.compile(ours, regex.VERSION1)
    except (regex.error, ValueError, OverflowError) as error:
        _refuse(
            path, element, f"the regular expression {pattern!r} is invalid ({error})", "correct it"
        )
    return ours


def _compiled(path: Path, element: "_Element", pattern: str) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern, regex.VERSION1)
    except regex.error as error:
        _refuse(path, element, f"the rule cannot be compiled ({error})", "simplify it")


def _below(element: "_Element", *names: str) -> "Iterator[_Element]":
    """Yield the descendants along a path of local names."""
    first, *rest = names
    for child in element:
        if _name(child) == first:
            if rest:
                yield from _below(child, *rest)
            else:
                yield child


def _name(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _line(element: "_Element") -> int:
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def _refuse(path: Path, element: "_Element", what: str, hint: str) -> NoReturn:
    raise RulesError(what, where=f"{path}, line {_line(element)}", hint=hint)
