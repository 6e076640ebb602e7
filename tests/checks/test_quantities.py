import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.checks.conventions import conventions
from align.checks.figures import written
from align.checks.quantities import figures, worded

VI, EN = conventions("vi"), conventions("en")


@pytest.mark.parametrize(
    ("code", "text", "proper", "foreign"),
    [
        ("vi", "1.234,5", 1234.5, None),
        ("en", "1,234.5", 1234.5, None),
        ("vi", "1.246", 1246, 1.246),
        ("en", "1.246", 1.246, 1246),
        ("vi", "3.5", None, 3.5),
        ("vi", "43,7", 43.7, None),
        ("en", "43,7", None, 43.7),
        ("vi", "1.234.567", 1234567, None),
        ("vi", "12 345", 12345, None),
        ("vi", "0,75", 0.75, None),
    ],
)
def test_a_number_in_figures(code: str, text: str, proper: float, foreign: float) -> None:
    (found,) = figures(f"({text})", conventions(code))
    assert (found.proper, found.foreign) == (proper, foreign)
    assert (found.start, found.end, found.text) == (1, 1 + len(text), text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.5.1967", [1, 5, 1967]),
        ("19/12/1946", [19, 12, 1946]),
        ("5-8", [5, 8]),
        ("A320, H5N1", [320, 5, 1]),
        ("50 m2 và 3 km2", [50, 3]),
    ],
)
def test_parts_count_by_themselves(text: str, values: list[float]) -> None:
    assert [one.proper for one in figures(text, VI)] == values


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("vi", "36 tỉ", 36e9),
        ("vi", "120 nghìn tỷ", 120e12),
        ("vi", "2 triệu rưỡi", 2.5e6),
        ("en", "36 billion", 36e9),
        ("en", "1.5-million", 1.5e6),
        ("vi", "18 giờ", 6),
    ],
)
def test_what_stands_behind_a_number_counts(code: str, text: str, value: float) -> None:
    (found,) = figures(text, conventions(code))
    assert value in found.values


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("vi", "hai mươi lăm", 25),
        ("vi", "một trăm linh năm", 105),
        ("vi", "ba trăm hai mươi nghìn", 320_000),
        ("vi", "mười chín", 19),
        ("vi", "năm hai mươi", 20),
        ("en", "twenty-five", 25),
        ("en", "one hundred and five", 105),
        ("en", "three hundred and twenty thousand", 320_000),
        ("en", "the twenty-third", 23),
        ("en", "December", 12),
        ("en", "twice", 2),
        ("en", "Congress XIV", 14),
    ],
)
def test_a_number_in_words(code: str, text: str, value: float) -> None:
    assert value in worded(text, conventions(code))


@given(st.integers(0, 10**9), st.integers(0, 3), st.sampled_from([VI.code, EN.code]))
def test_what_is_written_is_read(whole: int, decimals: int, code: str) -> None:
    room = conventions(code)
    value = round(whole / 10**decimals, decimals)
    like = f"1.000,{'5' * decimals}" if decimals else "1.000"
    (found,) = figures(written(value, like, room), room)
    assert found.proper == pytest.approx(value)
