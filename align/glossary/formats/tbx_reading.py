"""Read TBX of either version and style, and the TBX that tools write by their own lights.

Elements are told by their local names, so that it does not matter which namespace a writer put
them in, or whether it put them in any.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from align.errors import GlossaryError
from align.glossary.draft import DraftGlossary
from align.glossary.entry import Entry, Part
from align.glossary.formats.fields import entry_of, part_of
from align.glossary.formats.tbx_notes import cell_of
from align.text import plain

_CONCEPTS = frozenset({"termEntry", "conceptEntry"})
_SECTIONS = frozenset({"langSet", "langSec", "langGroup"})
_TERMS = frozenset({"tig", "ntig", "termSec", "termGroup"})
_CATEGORIES = frozenset({"descrip", "termNote", "admin", "adminNote", "transac", "ref", "xref"})
_STATUSES = frozenset({"administrativeStatus", "normativeAuthorization", "termStatus"})
_WRONG = ("deprecated", "superseded", "forbidden", "obsolete", "notrecommended", "rejected")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(slots=True)
class _Term:
    """One term of one language, with what is said of it."""

    text: str
    status: str = ""
    part: Part = Part.UNKNOWN
    variant: bool = False

    @property
    def wrong(self) -> bool:
        return self.status.lower().replace("-", "").startswith(_WRONG)

    @property
    def rank(self) -> int:
        """0 for a preferred term, 1 for one of which nothing is said, 2 for an admitted one."""
        if self.status.lower().startswith("preferred"):
            return 0
        return 2 if self.status or self.variant else 1


@dataclass(slots=True)
class _Concept:
    """What a concept says, before it is an entry."""

    sections: list[tuple[str, list[_Term]]] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    domains: list[str] = field(default_factory=list)


def read_tbx(raw: bytes, draft: DraftGlossary) -> None:
    """Read a TBX file into a draft.

    Of a concept the two languages of the draft are taken (``vi`` is also ``vi-VN``); one that
    lacks either is passed over.

    Raises:
        GlossaryError: the file is no XML, or no TBX.
    """
    root = _parsed(raw, draft)
    if _name(root) not in {"martif", "tbx", "TBX", "body"}:
        raise draft.error(
            _line(root), f"the element '{_name(root)}' begins no TBX file", "export as TBX"
        )
    title = next((e for e in root.iter() if _name(e) == "title"), None)
    draft.name = (_text(title) if title is not None else "") or draft.name
    for element in root.iter():
        if _name(element) in _CONCEPTS:
            line = _line(element)
            entry = _entry(_concept(element, draft.dropped), line, draft)
            if entry is not None:
                draft.add(line, entry)


def _parsed(raw: bytes, draft: DraftGlossary) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        what = (error.msg or "malformed").rpartition(", line")[0] or error.msg
        raise draft.error(line, f"this is not XML: {what}", "correct the file") from None
    except (LookupError, ValueError) as error:
        raise GlossaryError(
            f"this is not XML: {error}", where=draft.path, hint="save the file as UTF-8"
        ) from None


def _concept(element: etree._Element, dropped: Counter[str]) -> _Concept:
    concept = _Concept()
    for child in _flat(element):
        name = _name(child)
        if name in _SECTIONS:
            code = child.get(_LANG) or child.get("lang") or ""
            concept.sections.append((code, _terms(child, concept, dropped)))
        else:
            _take(child, concept, dropped)
    return concept


def _terms(section: etree._Element, concept: _Concept, dropped: Counter[str]) -> list[_Term]:
    terms = []
    for child in _flat(section):
        if _name(child) not in _TERMS:
            _take(child, concept, dropped)
            continue
        found = next((e for e in child.iter() if _name(e) == "term"), None)
        if found is None or not _text(found):
            continue
        term = _Term(_text(found))
        for said in _flat(child):
            _describe(term, said, concept, dropped)
        terms.append(term)
    return terms


def _describe(term: _Term, said: etree._Element, concept: _Concept, dropped: Counter[str]) -> None:
    """Take what is said of a term."""
    category, value = _category(said), _text(said)
    if category in _STATUSES:
        term.status = value
    elif category == "partOfSpeech":
        term.part = part_of(value) or Part.UNKNOWN
    elif category == "termType" and value == "phrase":
        term.part = Part.PHRASE
    elif category == "termType" and value != "fullForm":
        term.variant = True
    elif category != "term":
        _take(said, concept, dropped)


def _take(said: etree._Element, concept: _Concept, dropped: Counter[str]) -> None:
    """Take what is said of a concept, or of a language or term for which there is no place."""
    category, value = _category(said), _text(said)
    if not value:
        return
    if category == "note":
        name, text = cell_of(value)
        if name == "note":
            concept.notes.append(text)
        else:
            concept.cells[name] = text
    elif category == "subjectField":
        concept.domains.append(value)
    elif category == "definition":
        concept.notes.append(value)
    else:
        dropped[category] += 1


def _entry(concept: _Concept, line: int, draft: DraftGlossary) -> Entry | None:
    """Return the entry of a concept, None if it has none for the draft's languages."""
    sources, targets = (_of(concept, code) for code in (draft.source, draft.target))
    forms = [term for term in targets if not term.wrong]
    keep = concept.cells.get("do_not_translate") == "true"
    if not sources or not (forms or keep):
        missing = draft.target if sources else draft.source
        shown = (sources or targets or [_Term("")])[0].text
        draft.skip(line, f"the concept '{shown}' has no term in '{missing}' to use")
        return None
    sources.sort(key=lambda term: (term.wrong, term.rank))
    forms.sort(key=lambda term: term.rank)
    part = next((term.part for term in (*forms, *sources) if term.part), Part.UNKNOWN)
    cells = {
        "domain": "; ".join(dict.fromkeys(concept.domains)),
        "note": "; ".join(dict.fromkeys(concept.notes)),
        "part_of_speech": part.value,
        **concept.cells,
    }
    described = entry_of(cells, line, draft)
    return Entry(
        **{
            **{name: getattr(described, name) for name in described.__slots__},
            "source": sources[0].text,
            "variants": tuple(term.text for term in sources[1:]),
            "target": forms[0].text if forms else "",
            "allowed": tuple(term.text for term in forms[1:]),
            "forbidden": tuple(term.text for term in targets if term.wrong),
        }
    )


def _of(concept: _Concept, code: str) -> list[_Term]:
    """Return the terms of a language; of one without its region if there are none with it."""
    wanted = code.lower().replace("_", "-")
    for length in (None, 1):
        key = "-".join(wanted.split("-")[:length])
        found = [
            term
            for name, terms in concept.sections
            if "-".join(name.lower().replace("_", "-").split("-")[:length]) == key
            for term in terms
        ]
        if found:
            return found
    return []


def _flat(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of an element, those of groups in place of the groups."""
    for child in element:
        if _name(child).endswith("Grp"):
            yield from _flat(child)
        else:
            yield child


def _category(element: etree._Element) -> str:
    name = _name(element)
    return element.get("type") or name if name in _CATEGORIES else name


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 1


def _text(element: etree._Element) -> str:
    return " ".join(plain("".join(map(str, element.itertext()))).split())
