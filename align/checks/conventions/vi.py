"""Vietnamese: figures, number words, units, letters, names."""

from align.checks.conventions.base import Conventions, words

_DIGITS = words("không một hai ba bốn năm sáu bảy tám chín")
_NUMBERS: dict[str, float] = {word: n for n, word in enumerate(_DIGITS)}
_NUMBERS |= {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7, "mười": 10, "nhất": 1, "nhì": 2}

_SCALES: dict[str, float] = {
    "mươi": 10,
    "chục": 10,
    "trăm": 100,
    "nghìn": 1e3,
    "ngàn": 1e3,
    "vạn": 1e4,
    "triệu": 1e6,
    "tỷ": 1e9,
    "tỉ": 1e9,
}

_COUNTS: dict[str, float] = {
    "nửa": 0.5,
    "rưỡi": 0.5,
    "đôi": 2,
    "cặp": 2,
    "gấp": 2,
    "tá": 12,
    "giêng": 1,
    "chạp": 12,
    "mồng": 1,
    "thập": 10,
    "thế": 100,
    "trưa": 12,
    "đêm": 24,
    "tam": 3,
    "tứ": 4,
    "ngũ": 5,
    "lục": 6,
    "thất": 7,
    "bát": 8,
    "cửu": 9,
}

_UNITS = {
    "percent": "% phần-trăm",
    "dollar": "$ đô-la đôla usd us$ đô",
    "dong": "đồng vnd vnđ ₫ đ",
    "euro": "€ euro eur",
    "pound sterling": "£",
    "kilometre": "km ki-lô-mét kilômét cây-số",
    "metre": "m mét",
    "kilogram": "kg ki-lô-gam kilôgam ki-lô",
    "tonne": "tấn",
    "hectare": "ha héc-ta hecta hécta",
    "litre": "lít",
    "kilowatt": "kw kwh ki-lô-oát",
}

_PLAIN = "ăđĩũơư"
# Vowels with two marks, or with a dot or hook, are nowhere else in European languages.
_MARKED = "".join(map(chr, range(0x1EA0, 0x1EFA)))

CONVENTIONS = Conventions(
    code="vi",
    decimal=",",
    group=".",
    numbers=_NUMBERS,
    scales=_SCALES,
    counts=_COUNTS,
    glue=frozenset({"linh", "lẻ"}),
    half_more="rưỡi",
    rest=r"\s?(?:mét|m|tấn|cân|kg|giây|triệu|tỷ|tỉ)\s?(?=\d{1,2}\b(?![.,/-]?\d))",
    hour=r"\s*(?:giờ|h\d*\b|g\d*\b|:\d\d)",
    weekday=r"\bthứ\s+$",
    units={word: kind for kind, listed in _UNITS.items() for word in words(listed)},
    not_units=r"đồng\s+(?:chí|ý|bào|đội|hồ|thời|bằng|loạt|minh|nghiệp|tình)\b|m\s+[.,]",
    letters=_PLAIN + _PLAIN.upper() + _MARKED,
    places=("tỉnh", "huyện", "quận", "xã", "thôn", "thị xã", "thành phố", "thị trấn"),
    surnames=frozenset(
        words("nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô lương trịnh đinh trương")
    ),
    loans=frozenset(
        {"đồng", "hào", "mẫu", "sào", "thước", "tấc", "phở", "bún", "giò", "nước mắm", "đổi mới"}
        | {"vọng cổ", "đàn bầu", "bánh chưng", "bánh cuốn", "cải lương", "tuồng", "nếp"}
    ),
    doubled=frozenset(),
    abbreviations=tuple(words("TP Tp Q P GS TS ThS PGS Nxb tr t Bs BS KS Đ/c v.v TT")),
)
