"""Write small PDF files by hand (ISO 32000-1): text, pictures, passwords."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_IDENTITY = b"0123456789abcdef"
_PERMISSIONS = -4


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of text, its lower left corner in points from that of the page."""

    text: str
    x: float = 72
    y: float = 720
    size: float = 12


def column(lines: Sequence[str], *, top: float = 720, pitch: float = 14) -> list[Shown]:
    """Set lines one below the other; an empty one leaves a gap."""
    return [Shown(text, y=top - i * pitch) for i, text in enumerate(lines) if text]


def pdf(
    pages: Sequence[Sequence[Shown]],
    *,
    picture: bool = False,
    password: str | None = None,
    drawn: Sequence[str] = (),
) -> bytes:
    """Build a PDF with one page for each sequence of lines.

    ``picture`` puts a small image on every page, ``password`` encrypts (RC4, 40 bit), ``drawn``
    are drawing operators on every page.
    """
    used = sorted({c for page in pages for shown in page for c in shown.text})
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (6 + 2 * i) for i in range(count))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Sans /Encoding /Identity-H"
        b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sans"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>]"
        b" /ToUnicode 4 0 R >>",
        _stream(_to_unicode(used)),
        _stream(
            b"\x80",
            b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
            b" /ColorSpace /DeviceGray",
        ),
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> /XObject << /P 5 0 R >> >> >>" % (7 + 2 * number)
        )
        objects.append(_stream(_content(page, picture, drawn)))
    return _file(objects, password)


def _to_unicode(used: Sequence[str]) -> bytes:
    pairs = "\n".join(f"<{ord(c):04X}> <{ord(c):04X}>" for c in used)
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /X def /CMapType 2 def"
        " 1 begincodespacerange <0000> <FFFF> endcodespacerange"
        f" {len(used)} beginbfchar\n{pairs}\nendbfchar endcmap end"
    ).encode("ascii")


def rule(left: float, right: float, y: float) -> str:
    """Return the operators that draw a level line."""
    return f"0.5 w {left} {y} m {right} {y} l S"


def _content(page: Sequence[Shown], picture: bool, drawn: Sequence[str]) -> bytes:
    lines = [
        f"BT /F {s.size} Tf 1 0 0 1 {s.x} {s.y} Tm <{s.text.encode('utf-16-be').hex()}> Tj ET"
        for s in page
    ]
    if picture:
        lines.append("q 500 0 0 700 40 40 cm /P Do Q")
    lines += drawn
    return "\n".join(lines).encode("ascii")


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def _file(objects: list[bytes], password: str | None) -> bytes:
    trailer = b""
    if password is not None:
        key, owner, user = _secrets(password.encode("ascii"))
        objects = [_encrypted(o, number, key) for number, o in enumerate(objects, start=1)]
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>"
            % (owner.hex().encode(), user.hex().encode(), _PERMISSIONS)
        )
        identity = _IDENTITY.hex().encode()
        trailer = b" /Encrypt %d 0 R /ID [<%s> <%s>]" % (len(objects), identity, identity)
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def _secrets(password: bytes) -> tuple[bytes, bytes, bytes]:
    """Compute the file key and the entries O and U (ISO 32000-1, algorithms 2, 3 and 4)."""
    padded = (password + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    permissions = (_PERMISSIONS & 0xFFFFFFFF).to_bytes(4, "little")
    key = hashlib.md5(padded + owner + permissions + _IDENTITY).digest()[:5]
    return key, owner, _rc4(key, _PADDING)


def _encrypted(body: bytes, number: int, key: bytes) -> bytes:
    """Encrypt the stream of an object; the strings of these files may stay (algorithm 1)."""
    head, mark, rest = body.partition(b"\nstream\n")
    if not mark:
        return body
    data = rest.removesuffix(b"\nendstream")
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[: len(key) + 5]
    return head + mark + _rc4(own, data) + b"\nendstream"


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
