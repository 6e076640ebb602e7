"""What a TMX says before its first unit."""

import re
from dataclasses import dataclass, field

_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?tmx(?=[\s>/])")
_ASIDES = (("<!--", "-->"), ("<?", "?>"))
_HEADER = re.compile(r"<(?:[\w.-]{1,40}:)?header(?=[\s>/])([^<>]{0,20000})")
_ATTRIBUTE = re.compile(
    r"""([\w:.-]{1,60})\s{0,40}=\s{0,40}(?:"([^"<]{0,1000})"|'([^'<]{0,1000})')"""
)
_SPACE = re.compile(r"""xmlns:([\w.-]{1,40})\s{0,40}=\s{0,40}("[^"<&]{0,300}"|'[^'<&]{0,300}')""")
_ENTITY = re.compile(
    r"""<!ENTITY\s{1,40}([\w.:-]{1,64})\s{1,40}(?:"([^"<&%]{0,1000})"|'([^'<&%]{0,1000})')\s{0,40}>"""
)
_EXTERNAL = re.compile(r"<!ENTITY\s[^<>]{0,200}?\b(?:SYSTEM|PUBLIC)\b")


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a file, as far as units depend on it."""

    is_tmx: bool
    attributes: dict[str, str] = field(default_factory=dict)
    name_spaces: str = ""
    """Declarations of prefixes, as they stand in a start tag."""
    entities: dict[str, str] = field(default_factory=dict)
    """Entities that the file declares with plain text, which are safe to put in."""
    external: bool = False
    """Whether it declares entities that lie elsewhere; these are never fetched."""

    @property
    def source_language(self) -> str:
        """Language of the sources as the header says, empty if it does not."""
        return self.attributes.get("srclang", "")


def header_of(text: str) -> Header:
    """Read what stands before the first unit, whatever state it is in."""
    plain = text
    for begin, end in _ASIDES:
        plain = _without(plain, begin, end)
    if not _ROOT.search(plain):
        return Header(is_tmx=False)
    found = _HEADER.search(plain)
    attributes = _attributes(found[1]) if found else {}
    spaces = dict(_SPACE.findall(plain))
    return Header(
        is_tmx=True,
        attributes=attributes,
        name_spaces="".join(f" xmlns:{name}={value}" for name, value in spaces.items()),
        entities={name: one or two for name, one, two in _ENTITY.findall(plain)},
        external=_EXTERNAL.search(plain) is not None,
    )


def _without(text: str, begin: str, end: str) -> str:
    """Return a text without comments or the like; one that has no end stays."""
    kept: list[str] = []
    at = 0
    while (start := text.find(begin, at)) >= 0 and (stop := text.find(end, start)) >= 0:
        kept.append(text[at:start])
        at = stop + len(end)
    return "".join((*kept, text[at:]))


def _attributes(text: str) -> dict[str, str]:
    return {name: one or two for name, one, two in _ATTRIBUTE.findall(text)}
