import pytest
import regex

from align.segmentation.java_regex import translated


@pytest.mark.parametrize(
    ("pattern", "matches", "others"),
    [
        (r"\x{e9}|\u3002|\U0001F600", "é。😀", "e."),
        (r"[\uff61\x3F\052\cI]", "｡?*\t", "a"),
        (r"\uD83D\uDE00", "😀", ""),
        (r"[\u002d\u005d\u0041]", "-]A", "BCZ\\"),
        (r"\Q.\E", ".", "a"),
        (r"[]a]", "]a", "["),
        (r"[^]a]", "b[", "]a"),
        (r"[a-z&&[^bc]]", "az", "bc"),
        (r"[a-c[x-z]]", "abz", "dw"),
        (r"[[a-z]--[aeiou]]", "bz", "ae"),
        (r"[|~!--]", '|~!"-', "a."),
        (r"\h", " \t\u00a0\u3000", "\na"),
        (r"\v", "\n\r\u2028", " "),
        (r"[\v\d]", "\n5", "a "),
        (r"\H", "a\n", " "),
        (r"\p{javaUpperCase}|[\p{javaDigit}]", "AĐ5", "ađ"),
        (r"\p{Lu}\z|\p{Lu}\Z", "AĐ", "a"),
        (r"(?iu)đ(?-i)", "đĐ", "d"),
        (r"(?U)\w", "ấ", "."),
        (r"(?:(?i)a|b)", "aAbB", "c"),
        (r"\s", " \u00a0\u2003", "a"),
        (r".{1}+", "a", ""),
        (r"\e", "\x1b", "e"),
    ],
)
def test_translation(pattern: str, matches: str, others: str) -> None:
    ours = regex.compile(translated(pattern), regex.VERSION1)
    assert [char for char in matches if not ours.fullmatch(char)] == []
    assert [char for char in others if ours.fullmatch(char)] == []


@pytest.mark.parametrize("pattern", [r"(a)\1", r"(?<n>a)\k<n>", r"\x{ffffff}"])
def test_refuses(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"refers back|range"):
        translated(pattern)
