"""The parts of a review table that are the same in every file."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

HEADINGS = ("No.", "Source", "Target", "Note")
"""The first row of the table, by which a file is known to be one of ours."""
END = "End of the table: {} rows"
"""The last row, by which rows are missed that were deleted."""
# In twentieths of a point; together the width of a landscape A4 page inside its margins.
_WIDTHS = (1100, 5600, 5600, 2000)


def _style(name: str, run: str, paragraph: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _shade(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


_STYLES = (
    f'{_XML}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    + _style("ReviewHeading", "<w:b/>")
    + _style("ReviewDocument", "<w:b/>", "<w:keepNext/>" + _shade("D9E2F3"))
    + _style("ReviewNumber", '<w:color w:val="595959"/>')
    + _style("ReviewMark", '<w:color w:val="A6A6A6"/><w:sz w:val="12"/>')
    + _style("ReviewSource", '<w:color w:val="404040"/>', _shade("EDEDED"))
    + _style("ReviewTarget", "")
    + _style("ReviewConfirmed", "", _shade("E2EFDA"))
    + _style("ReviewNote", "<w:i/>")
    + "</w:styles>"
)

PARTS = {
    "[Content_Types].xml": (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "word/styles.xml": _STYLES,
}
"""Names and contents of all parts but ``word/document.xml``."""

DOCUMENT_END = (
    '</w:tbl><w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" '
    'w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
)
"""What follows the last row."""


def document_start(source: str, target: str) -> str:
    """Return what stands before the rows, the headings with both languages included."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    titles = (HEADINGS[0], f"{HEADINGS[1]} ({source})", f"{HEADINGS[2]} ({target})", HEADINGS[3])
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="ReviewHeading"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p></w:tc>'
        for width, title in zip(_WIDTHS, titles, strict=True)
    )
    return (
        f'{_XML}<w:document xmlns:w="{_W}"><w:body><w:tbl><w:tblPr>'
        f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>"
    )
