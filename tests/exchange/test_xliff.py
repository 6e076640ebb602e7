"""XLIFF out, judged by the rules of the schemas and by the translate-toolkit."""

from pathlib import Path

import pytest
from lxml import etree

from align.errors import SettingsError
from align.exchange import Facts, export, for_path, get
from align.exchange.xliff import Xliff
from align.units import Status

from .samples import FACTS, article, unit

OLD, NEW = "urn:oasis:names:tc:xliff:document:1.2", "urn:oasis:names:tc:xliff:document:2.0"
# Order and number of what may stand in an element: the schemas of 1.2 and 2.1, as far as used.
MODELS = {
    "xlf12": {
        "xliff": ["file+"],
        "file": ["header?", "body"],
        "header": ["tool*"],
        "body": ["trans-unit*"],
        "trans-unit": ["source", "target?", "context-group*", "note*"],
        "context-group": ["context+"],
    },
    "xlf": {
        "xliff": ["file+"],
        "file": ["group*", "unit*"],
        "group": [],
        "unit": ["metadata?", "notes?", "segment"],
        "metadata": ["metaGroup+"],
        "metaGroup": ["meta+"],
        "notes": ["note+"],
        "segment": ["source", "target?"],
    },
}
ATTRIBUTES = {
    "xliff": {"version", "srcLang", "trgLang"},
    "file": {"id", "original", "space", "source-language", "target-language"}
    | {"datatype", "tool-id"},
    "tool": {"tool-id", "tool-name", "tool-version"},
    "trans-unit": {"id", "approved"},
    "target": {"state"},
    "context-group": {"name", "purpose"},
    "context": {"context-type"},
    "note": {"id", "category", "from"},
    "unit": {"id"},
    "group": {"id"},
    "segment": {"state", "subState"},
    "metaGroup": {"category"},
    "meta": {"type"},
}


def _name(element: "etree._Element") -> str:
    return etree.QName(element).localname


def _check(element: "etree._Element", models: dict[str, list[str]]) -> None:
    name = _name(element)
    names = [_name(child) for child in element]
    for item in models.get(name, []):
        kind, many = item.rstrip("?*+"), item[-1] if item[-1] in "?*+" else ""
        count = 0
        while names and names[0] == kind:
            names.pop(0)
            count += 1
        assert count >= (many in ("", "+")), (name, item)
        assert count <= 1 or many in ("*", "+"), (name, item)
    assert not names, (name, names)
    allowed = ATTRIBUTES.get(name, set())
    assert {etree.QName(one).localname for one in map(str, element.attrib)} <= allowed
    for child in element:
        _check(child, models)


@pytest.mark.parametrize("kind", MODELS)
@pytest.mark.parametrize("empty", [False, True])
def test_it_follows_the_schema(kind: str, empty: bool, tmp_path: Path) -> None:
    path = tmp_path / "x"
    export(path, [] if empty else article(), get(kind), FACTS)
    root = etree.parse(path).getroot()
    assert root.tag == f"{{{OLD if kind == 'xlf12' else NEW}}}xliff"
    _check(root, MODELS[kind])
    ids = [one.get("id") for one in root.iter() if _name(one) in ("unit", "trans-unit")]
    assert len(ids) == len(set(ids))
    assert all("\n" not in (one.text or "") for one in root.iter() if _name(one) == "source")


@pytest.mark.parametrize(
    ("kind", "states"),
    [
        ("xlf", [("final", None), ("translated", "align:draft"), ("initial", None)]),
        ("xlf12", [("final", "yes"), ("needs-review-translation", None), (None, None)]),
    ],
)
def test_states(kind: str, states: list[tuple[str | None, str | None]], tmp_path: Path) -> None:
    export(tmp_path / "x", article(), get(kind), FACTS)
    found: list[tuple[str | None, str | None]] = []
    for one in etree.parse(tmp_path / "x").getroot().iter():
        if _name(one) == "segment":
            found.append((one.get("state"), one.get("subState")))
        elif _name(one) == "trans-unit":
            target = next((child for child in one if _name(child) == "target"), None)
            found.append((None if target is None else target.get("state"), one.get("approved")))
    assert found[:3] == states


@pytest.mark.parametrize(
    ("kind", "module", "store"),
    [("xlf12", "xliff", "Xliff1File"), ("xlf", "xliff2", "Xliff2File")],
)
def test_the_translate_toolkit_reads_what_we_wrote(
    kind: str, module: str, store: str, tmp_path: Path
) -> None:
    storage = pytest.importorskip(f"translate.storage.{module}")
    export(tmp_path / "x", article(), get(kind), FACTS)
    read = getattr(storage, store).parsefile(str(tmp_path / "x"))
    found = [(one.source, one.target or "", bool(one.isapproved())) for one in read.units]
    assert found == [
        (one.segment.text, one.target, one.status is Status.CONFIRMED) for one in article()
    ]


def test_both_endings_are_the_new_version() -> None:
    assert {type(for_path(Path(name))) for name in ("x.xlf", "x.XLIFF")} == {Xliff}


@pytest.mark.parametrize("kind", ["xlf", "xlf12", "po", "tsv", "csv"])
def test_what_xml_cannot_hold_is_counted(kind: str, tmp_path: Path) -> None:
    units = [unit(1, "a\x0bb", "c\x00d"), unit(2, " ", "x"), unit(3, "x", " ")]
    report = export(tmp_path / "x", units, get(kind), FACTS)
    assert (report.written, report.untranslated, report.stripped) == (1, 2, 2)
    assert "u2" not in (tmp_path / "x").read_text()
    with pytest.raises(SettingsError, match="not a language tag"):
        export(tmp_path / "y", [], get(kind), Facts("English", "vi", "1", FACTS.created))
