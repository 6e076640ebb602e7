"""Word files with what the library has no way to make: notes, text boxes, revisions."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = {
    "w": W,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_SPACES = " ".join(f'xmlns:{name}="{space}"' for name, space in _NAMES.items())

DELETED = "<w:rPr><w:del/></w:rPr>"
"""Properties of a paragraph whose mark is deleted."""


def run(text: str, properties: str = "") -> str:
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def par(*runs: str, properties: str = "") -> str:
    """Make a paragraph of runs; plain text becomes one."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """Make a table of rows of cells; plain text becomes a paragraph."""
    made = (
        f"<w:tc>{cell if cell.startswith('<') else par(cell)}</w:tc>"
        for row in rows
        for cell in row
    )
    cells = list(made)
    lines = [f"<w:tr>{''.join(cells.pop(0) for _ in row)}</w:tr>" for row in rows]
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(lines)}</w:tbl>"


def reference(kind: str, number: int, more: str = "") -> str:
    """Make the mark of a ``footnote`` or ``endnote``."""
    style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{style}<w:{kind}Reference w:id="{number}" {more}/></w:r>'


def box(content: str, fallback: str | None = None) -> str:
    """Make a text box as Word does: drawn, and once more for programs before 2010."""
    drawn = f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{drawn}</w:drawing>'
        f"</mc:Choice><mc:Fallback>{old_box(content if fallback is None else fallback)}"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def old_box(content: str) -> str:
    """Make a text box of VML."""
    inner = f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
    return f"<w:pict><v:shape>{inner}</v:shape></w:pict>"


def note(*runs: str) -> str:
    return par(
        "<w:r><w:footnoteRef/></w:r>", *(f" {one}" if one[0] != "<" else one for one in runs)
    )


def word_file(
    path: Path, body: str, footnotes: Sequence[str] = (), endnotes: Sequence[str] = ()
) -> Path:
    """Write a file; notes are numbered from 2, as Word does behind its separators."""
    document = docx.Document()
    old = document.element.body
    old[:] = [*parse_xml(f"<w:body {_SPACES}>{body}</w:body>"), *old]
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes:
            _attach(document.part, kind, notes)
    document.save(str(path))
    return path


def _attach(owner: Part, kind: str, notes: Sequence[str]) -> None:
    inner = "".join(
        f'<w:{kind} w:id="{i}">{content}</w:{kind}>' for i, content in enumerate(notes, 2)
    )
    line = f'<w:{kind} w:type="separator" w:id="0">{par("<w:r><w:separator/></w:r>")}</w:{kind}>'
    name = f"{kind}s"
    part = Part(
        PackURI(f"/word/{name}.xml"),
        getattr(CONTENT_TYPE, f"WML_{name.upper()}"),
        f"<w:{name} {_SPACES}>{line}{inner}</w:{name}>".encode(),
        owner.package,
    )
    # What a link in a note needs: a relationship of that part.
    part.relate_to("http://a.example/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    owner.relate_to(part, getattr(RELATIONSHIP_TYPE, name.upper()))


def parts(content: bytes) -> dict[str, str]:
    """Return the canonical XML of all that holds text, tells how it looks or where it leads."""
    with ZipFile(BytesIO(content)) as archive:
        names = [
            name
            for name in archive.namelist()
            if name.startswith("word/") and name.endswith((".xml", "notes.xml.rels"))
        ]
        return {n: etree.canonicalize(archive.read(n).decode()) for n in sorted(names)}
