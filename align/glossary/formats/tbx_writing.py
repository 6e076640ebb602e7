"""Write TBX-Basic."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

import regex

from align.glossary.base import Glossary
from align.glossary.entry import Entry, Part
from align.glossary.formats.fields import broken_lines
from align.glossary.formats.tbx_notes import notes_of

# Everything but Char of https://www.w3.org/TR/xml/#charsets.
_ILLEGAL = regex.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARTS = frozenset({Part.NOUN, Part.VERB, Part.ADJECTIVE, Part.ADVERB, Part.PHRASE})
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_SOURCE = "<sourceDesc><p>Written by align-workbench</p></sourceDesc>"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a version and style of TBX spells its elements."""

    begin: str
    """What stands before the title."""
    middle: str
    """What stands between the title and the first concept."""
    end: str
    concept: str
    section: str
    """Element of a language in a concept."""
    term: str
    """Element around a term and what is said of it."""
    tagged: bool = False
    """Whether a data category is an element."""

    def said(self, element: str, category: str, text: str) -> str:
        """Return a data category with its value."""
        if not self.tagged:
            return f'<{element} type="{category}">{_escaped(text)}</{element}>'
        module = "basic" if category == "termType" else "min"
        return f"<{module}:{category}>{_escaped(text)}</{module}:{category}>"


_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
V2 = Dialect(
    begin=f'{_XML}<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
    '<martif type="TBX-Basic" xml:lang="en">\n<martifHeader><fileDesc>',
    middle=f"{_SOURCE}</fileDesc><encodingDesc>"
    '<p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>\n<text><body>\n',
    end="</body></text>\n</martif>\n",
    concept="termEntry",
    section="langSet",
    term="tig",
)
V3 = Dialect(
    begin=f'{_XML}<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="{_NAMESPACE}">\n'
    "<tbxHeader><fileDesc>",
    middle=f"{_SOURCE}</fileDesc></tbxHeader>\n<text><body>\n",
    end="</body></text>\n</tbx>\n",
    concept="conceptEntry",
    section="langSec",
    term="termSec",
)
V3_DCT = replace(
    V3,
    begin=f'{_XML}<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="{_NAMESPACE}"'
    ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">\n'
    "<tbxHeader><fileDesc>",
    tagged=True,
)


def write_tbx(stream: BinaryIO, glossary: Glossary, dialect: Dialect) -> Counter[str]:
    """Write a term base; return what XML cannot hold, with how often."""
    lost: Counter[str] = Counter()
    title = glossary.name and f"<titleStmt><title>{_escaped(glossary.name)}</title></titleStmt>"
    for piece in (dialect.begin, title, dialect.middle):
        stream.write(piece.encode())
    for number, entry in enumerate(glossary.entries, 1):
        text = "\n".join(_concept(number, entry, glossary, dialect)) + "\n"
        kept, gone = _ILLEGAL.subn("", text)
        lost["characters that XML cannot hold"] += gone
        lost["line breaks in notes"] += broken_lines(entry)
        stream.write(kept.encode())
    stream.write(dialect.end.encode())
    return +lost


def _concept(number: int, entry: Entry, glossary: Glossary, dialect: Dialect) -> Iterator[str]:
    yield f'<{dialect.concept} id="c{number}">'
    if entry.domain:
        yield dialect.said("descrip", "subjectField", entry.domain)
    for note in notes_of(entry, plain_parts=_PARTS):
        yield f"<note>{_escaped(note)}</note>"
    yield f'<{dialect.section} xml:lang="{glossary.source}">'
    for text in (entry.source, *entry.variants):
        kind = [] if text is entry.source else [dialect.said("termNote", "termType", "variant")]
        yield _term(text, kind, dialect)
    yield f"</{dialect.section}>"
    yield f'<{dialect.section} xml:lang="{glossary.target}">'
    for text, status in _targets(entry):
        said = dialect.said("termNote", "administrativeStatus", f"{status}-admn-sts")
        yield _term(text, [*_part(entry, dialect), said], dialect)
    yield f"</{dialect.section}>"
    yield f"</{dialect.concept}>"


def _targets(entry: Entry) -> Iterator[tuple[str, str]]:
    yield entry.target, "preferredTerm"
    for form in entry.allowed:
        yield form, "admittedTerm"
    for form in entry.forbidden:
        yield form, "deprecatedTerm"


def _part(entry: Entry, dialect: Dialect) -> list[str]:
    if entry.part_of_speech is Part.PHRASE:
        return [dialect.said("termNote", "termType", "phrase")]
    # The schemas of version 3 know no proper nouns; which noun is one, a note says.
    part = Part.NOUN if entry.part_of_speech is Part.NAME else entry.part_of_speech
    return [dialect.said("termNote", "partOfSpeech", part)] if part else []


def _term(text: str, said: list[str], dialect: Dialect) -> str:
    return f"<{dialect.term}><term>{_escaped(text)}</term>{''.join(said)}</{dialect.term}>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
