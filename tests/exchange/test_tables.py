"""Bilingual tables in, as spreadsheets and people write them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from align.errors import InputError, SettingsError
from align.exchange import export, get
from align.exchange.reading import Problem, Translated
from align.exchange.reading.tables import read_tables
from align.units import Status

from .samples import FACTS, unit

Read = Callable[..., tuple[list[Translated], list[Problem]]]


@pytest.fixture
def reading(tmp_path: Path) -> Read:
    def run(
        text: str | bytes, ending: str = "csv", encoding: str | None = None
    ) -> tuple[list[Translated], list[Problem]]:
        path = tmp_path / f"x.{ending}"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        told: list[Problem] = []
        units = read_tables(path, source="vi", target="en", problem=told.append, encoding=encoding)
        return list(units), told

    return run


def _pairs(units: list[Translated]) -> list[tuple[str, str]]:
    return [(one.source, one.target) for one in units]


@pytest.mark.parametrize(
    "text",
    [
        "một,one\nhai,two\n",
        "một;one\nhai;two\n",
        "một\tone\nhai\ttwo\n",
        "source,target\nmột,one\nhai,two\n",
        "EN;vi\none;một\ntwo;hai",
        '"Target","Note","Source"\r\n"one","","một"\r\n"two","","hai"\r\n',
        "note,source text,translation\n,một,one\n,hai,two\n",
    ],
)
def test_delimiters_and_headers(reading: Read, text: str) -> None:
    units, told = reading(text)
    assert _pairs(units) == [("một", "one"), ("hai", "two")]
    assert told == []


def test_quoted_cells(reading: Read) -> None:
    text = 'source;target;status;note\n"a; ""b""";"c\nd";Final;so\n"e";f;draft;\n;;;\ng;h;huh;\n'
    units, told = reading(text)
    assert _pairs(units) == [('a; "b"', "c\nd"), ("e", "f"), ("g", "h")]
    assert [one.status for one in units] == [Status.CONFIRMED, Status.DRAFT, Status.CONFIRMED]
    assert ([one.line for one in units], units[0].notes, told) == ([2, 4, 6], ("so",), [])


def test_commas_in_texts_do_not_mislead(reading: Read) -> None:
    units, _ = reading("a, b, c;d\ne;f, g\nh, i;j\n")
    assert _pairs(units) == [("a, b, c", "d"), ("e", "f, g"), ("h, i", "j")]


def test_quotation_marks_in_a_plain_tsv_stand_for_themselves(reading: Read) -> None:
    units, _ = reading('"a" b\t"c\nd\te"\tx\n', "tsv")
    assert _pairs(units) == [('"a" b', '"c'), ("d", 'e"')]
    assert units[1].notes == ("x",)


def test_our_own_tsv_saved_by_a_spreadsheet(reading: Read, tmp_path: Path) -> None:
    export(tmp_path / "o.tsv", [unit(1, 'a\t"b"', "c\nd")], get("tsv"), FACTS)
    text = (tmp_path / "o.tsv").read_text().replace("\n", "\r\n").encode("utf-16")
    ((one,), told) = reading(text, "tsv")
    assert (one.source, one.target, one.key, told) == ('a\t"b"', "c\nd", "u1", [])


@pytest.mark.parametrize(("encoding", "given"), [("utf-8-sig", None), ("cp1258", "cp1258")])
def test_encodings(reading: Read, encoding: str, given: str | None) -> None:
    units, told = reading("source,target\nà,b\n".encode(encoding), "csv", given)
    assert (_pairs(units), told) == ([("à", "b")], [])


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a,b\nc,\n", 2, "the target is empty"),
        ("source,target\n,b\nc,d\n", 2, "the source is empty"),
        (b"a,b\nc\xff,d\n", 2, "1 bytes are no text"),
        ("a,b\nc,d\n" + 'e,"' + "f" * 200_000, 3, "a row cannot be read"),
    ],
)
def test_flaws_are_told_with_their_line(
    reading: Read, text: str | bytes, line: int, reason: str
) -> None:
    units, (told,) = reading(text)
    assert units
    assert told.line == line and told.reason.startswith(reason)


@pytest.mark.parametrize("text", ["", "\n\n", "one column\n", '"' * 200_000])
def test_what_holds_no_pair_is_refused(reading: Read, text: str) -> None:
    with pytest.raises(InputError, match="no row holds"):
        reading(text)


def test_an_unknown_encoding_is_refused(reading: Read) -> None:
    with pytest.raises(SettingsError, match="unknown encoding 'huh'"):
        reading("a,b", "csv", "huh")
