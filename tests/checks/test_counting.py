"""Amounts in words: what they are worth, how much they prove, and what they are told as."""

import pytest

from align.checks import Pair, Setting, run
from align.checks.counting import reader, same_measure
from align.checks.counting.base import Weight, tokenised
from align.checks.counting.cycle import cyclic, in_cycle


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("vi", "hai mươi mốt", 21),
        ("vi", "mười lăm", 15),
        ("vi", "hăm ba", 23),
        ("vi", "một trăm linh năm", 105),
        ("vi", "hai trăm tư", 240),
        ("vi", "ba nghìn hai", 3200),
        ("vi", "hai triệu tư", 2.4e6),
        ("vi", "ba vạn", 30_000),
        ("vi", "ba vạn rưỡi", 35_000),
        ("vi", "hai chục", 20),
        ("vi", "hai tá", 24),
        ("vi", "hai tuổi rưỡi", 2.5),
        ("vi", "một năm rưỡi", 1.5),
        ("vi", "ba phần tư", 0.75),
        ("vi", "hai phẩy năm", 2.5),
        ("vi", "nửa triệu", 500_000),
        ("vi", "bát tuần", 80),
        ("vi", "bốn lăm", 45),
        ("en", "twenty-one", 21),
        ("en", "a hundred and five", 105),
        ("en", "nineteen forty-five", 1945),
        ("en", "two and a half", 2.5),
        ("en", "an hour and a half", 1.5),
        ("en", "two and a half million", 2.5e6),
        ("en", "three fifths", 0.6),
        ("en", "a quarter of a century", 0.25),
        ("en", "half a dozen", 6),
        ("en", "two dozen", 24),
        ("en", "three score", 60),
        ("en", "trebled", 3),
    ],
)
def test_amounts(code: str, text: str, value: float) -> None:
    read = reader(code)
    assert read is not None
    assert {value} in [set(one.values) for one in read.read(tokenised(text))]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("vi", "thứ ba"),
        ("vi", "vài trăm người"),
        ("vi", "năm một nghìn chín trăm"),
        ("vi", "hai ba người"),
        ("vi", "tỷ trọng"),
        ("vi", "ba má"),
        ("en", "the twenty-first"),
        ("en", "Zone Four"),
        ("en", "one"),
        ("en", "millions"),
    ],
)
def test_what_asks_for_nothing(code: str, text: str) -> None:
    read = reader(code)
    assert read is not None
    assert all(one.weight is Weight.HINT for one in read.read(tokenised(text)))


@pytest.mark.parametrize(
    ("ours", "unit", "theirs", "other", "same"),
    [
        (24, "month", 2, "year", True),
        (24, "month", 3, "year", False),
        (0.5, "year", 6, "month", True),
        (2, "tael", 200, "gram", True),
        (2, "tael", 2, "kilogram", False),
        (0.5, "kilowatt", 500, "watt", True),
        (0.25, "century", 25, "year", True),
        (5, "millilitre", 5, "milligram", False),
    ],
)
def test_measures(ours: float, unit: str, theirs: float, other: str, same: bool) -> None:
    assert same_measure([ours], unit, [theirs], other) is same


@pytest.mark.parametrize(
    ("text", "year"), [("Mậu Thân", 1968), ("ất dậu", 1945), ("Tân Hợi", 1911), ("năm Thìn", 1964)]
)
def test_cyclic_years(text: str, year: int) -> None:
    assert in_cycle(year, cyclic(text))
    assert not in_cycle(year + 1, cyclic(text))


WRONG = [
    ("Có mười bốn vị thuốc.", "There are forty ingredients."),
    ("Lễ hội đón ba vạn khách.", "The festival drew 3,000 visitors."),
    ("Cháu mới hai tuổi rưỡi.", "The child is three and a half years old."),
    ("Hai phần ba số ghế còn trống.", "Three quarters of the seats are empty."),
    ("Giá tăng gấp ba.", "Prices have doubled."),
    ("Trong hai mươi hai thí sinh chỉ một người đỗ.", "Among the candidates only one passed."),
    ("Ông ấy trả góp trong 24 tháng.", "He pays in instalments over three years."),
    ("Họ nuôi bảy con gà.", "They keep nine chickens."),
    ("Nửa năm sau anh về.", "Three months later he returned."),
    ("Mua một tá bút chì, nửa chục vở.", "Buy twenty pencils and five notebooks."),
]
RIGHT = [
    ("Họ trả góp trong 24 tháng.", "They pay in instalments over two years."),
    ("Giấy phép có giá trị nửa năm.", "The permit is valid for 6 months."),
    ("Ông cụ thọ bát tuần.", "The old man lived to be 80."),
    ("Một phần tư thế kỷ đã trôi qua.", "Twenty-five years have gone by."),
    ("Ông nhường 50% cổ phần.", "He gave up half of his shares."),
    ("Chị mua hai lạng thịt.", "She bought 200 grams of meat."),
    ("Chạy mất 0,75 giờ.", "It took three quarters of an hour to run."),
    ("Bờ kè cao ba mét rưỡi.", "The embankment is 3.5 m high."),
    ("Những năm sáu mươi.", "The 1960s."),
    ("Mười hai giờ đêm.", "At midnight."),
    ("Cứ mười người thì tám người đồng ý.", "Eight out of ten agree."),
    ("Thế kỷ mười chín.", "The nineteenth century."),
    ("Sau Tết Mậu Thân.", "After Tết 1968."),
    ("Hai trăm rưỡi một cân.", "Two hundred and fifty a kilo."),
    ("Cuộc họp kéo dài hai tiếng.", "The meeting lasted 120 minutes."),
    ("Hai mươi năm sau.", "Two decades later."),
    ("Nó cao một mét bảy.", "He is 1.7 metres tall."),
    ("Bốn năm người tới.", "Four or five people came."),
    ("Số điện thoại: 0912 345 678.", "Telephone: 0912 345 678."),
]


def found(source: str, target: str) -> list[str]:
    pairs = run([Pair(source, target)], ("numbers", "units", "ordinals", "dates"), Setting())
    return [one.finding.message for one in pairs]


@pytest.mark.parametrize(("source", "target"), WRONG)
def test_another_number_in_words(source: str, target: str) -> None:
    assert found(source, target) != []


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_the_same_told_otherwise(source: str, target: str) -> None:
    assert found(source, target) == []
