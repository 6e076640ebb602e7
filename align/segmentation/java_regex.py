"""Regular expressions as SRX writes them (ICU, Java), turned into those of ``regex``.

SRX 2.0, section 3, prescribes ICU syntax and most files are written for Java. ``regex`` in its
version 1 mode knows both but for the spellings translated here. Classes such as ``\\s`` and
``\\w`` are those of Unicode, as in ICU.
"""

import regex

_HORIZONTAL = r" \t\xa0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000"
_VERTICAL = r"\n\x0b\f\r\x85\u2028\u2029"
_SPELLED = {
    "h": f"[{_HORIZONTAL}]",
    "H": f"[^{_HORIZONTAL}]",
    "v": f"[{_VERTICAL}]",
    "V": f"[^{_VERTICAL}]",
    "z": r"\Z",
    "Z": r"(?=\n?\Z)",
    "e": r"\x1b",
}
_JAVA_PROPERTIES = {
    "javaLowerCase": r"\p{Lowercase}",
    "javaUpperCase": r"\p{Uppercase}",
    "javaTitleCase": r"\p{Lt}",
    "javaAlphabetic": r"\p{Alphabetic}",
    "javaLetter": r"\p{L}",
    "javaDigit": r"\p{Nd}",
    "javaLetterOrDigit": r"\p{L}\p{Nd}",
    "javaWhitespace": r"\p{White_Space}",
    "javaSpaceChar": r"\p{Z}",
}
_CODE_POINT = regex.compile(
    r"\\x\{([0-9A-Fa-f]{1,6})\}"
    r"|\\u(?i:(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2}))"
    r"|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"
    r"|\\x([0-9A-Fa-f]{2})|\\0([0-3]?[0-7]{1,2})|\\c([A-Z@\[\]^_\\])"
)
_QUOTED = regex.compile(r"\\Q(.*?)(?:\\E|\Z)", regex.DOTALL)
_PROPERTY = regex.compile(r"\\p\{(java\w+)\}")
# Flags that only choose what is always on here: Unicode case, Unicode classes, Unix lines.
_FLAGS = regex.compile(r"\(\?([a-zA-Z]*)(-[a-zA-Z]+)?([:)])")
_OPENED = regex.compile(r"(\[\^?)(\]?)")
_BACK_REFERENCE = regex.compile(r"\\(?:[1-9]|k<)")


def translated(pattern: str) -> str:
    """Return ``pattern`` in the syntax of ``regex``, version 1.

    Raises:
        ValueError: it names a code point that does not exist or refers back to a group.
    """
    out: list[str] = []
    at = depth = 0
    while at < len(pattern):
        if pattern[at] == "\\":
            piece, at = _escape(pattern, at, in_class=depth > 0)
        elif opened := _OPENED.match(pattern, at):
            # A closing bracket that comes first is a character of the class.
            piece, at = opened[1] + ("\\]" if opened[2] else ""), opened.end()
            depth += 1
        elif depth:
            piece, at = _in_class(pattern, at)
            depth -= piece == "]"
        else:
            piece, at = _outside(pattern, at)
        out.append(piece)
    return "".join(out)


def _in_class(pattern: str, at: int) -> tuple[str, int]:
    """Escape what would be an operator between sets but is a character in Java."""
    if pattern.startswith("--", at) and not pattern.startswith("--[", at):
        return r"-\-", at + 2
    char = pattern[at]
    return (f"\\{char}" if char in "|~" else char), at + 1


def _outside(pattern: str, at: int) -> tuple[str, int]:
    """Drop flags that say what holds anyway."""
    flags = _FLAGS.match(pattern, at)
    if flags is None:
        return pattern[at], at + 1
    kept = regex.sub("[duU]", "", flags[1] + (flags[2] or "")).removesuffix("-")
    return ("" if not kept and flags[3] == ")" else f"(?{kept}{flags[3]}"), flags.end()


def _escape(pattern: str, at: int, *, in_class: bool) -> tuple[str, int]:
    code = _CODE_POINT.match(pattern, at)
    if code:
        return _literal(_character(code)), code.end()
    quoted = _QUOTED.match(pattern, at)
    if quoted:
        return "".join(_literal(char) for char in quoted[1]), quoted.end()
    java = _PROPERTY.match(pattern, at)
    if java and java[1] in _JAVA_PROPERTIES:
        piece = _JAVA_PROPERTIES[java[1]]
        return (piece if in_class else f"[{piece}]"), java.end()
    if not in_class and _BACK_REFERENCE.match(pattern, at):
        raise ValueError("it refers back to a group")
    letter = pattern[at + 1 : at + 2]
    return _SPELLED.get(letter, f"\\{letter}"), at + 2


def _character(code: "regex.Match[str]") -> str:
    """Return the character that an escape spells."""
    plain, high, low, short, long, byte, octal, control = code.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
    if octal:
        return chr(int(octal, 8))
    if control:
        return chr(ord(control) ^ 64)
    return chr(int(plain or short or long or byte, 16))


def _literal(char: str) -> str:
    return char if char.isalnum() else f"\\U{ord(char):08x}"
