"""Vietnamese: figures, number words, units, letters, names."""

from align.checks.conventions.base import Conventions, words
from align.checks.conventions.vi_names import EXONYMS, SIDES, SINGLE, TITLES

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

_COUNTED = (
    "nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín"
    r"|mười(?:\s+(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?"
)

_UNITS = {
    "percent": "% phần-trăm",
    "dollar": "$ đô-la đôla usd us$ đô",
    "dong": "đồng vnd vnđ ₫ đ",
    "euro": "€ euro eur",
    "pound sterling": "£",
    "yuan": "nhân-dân-tệ",
    "rouble": "rúp",
    "franc": "phrăng franc",
    "hao": "hào",
    "kilometre": "km ki-lô-mét kilômét cây-số",
    "metre": "m mét",
    "centimetre": "cm phân xăng-ti-mét xentimét",
    "millimetre": "mm ly mi-li-mét",
    "mile": "dặm",
    "square kilometre": "km2 km² ki-lô-mét-vuông cây-số-vuông",
    "square metre": "m2 m² mét-vuông",
    "cubic metre": "m3 m³ mét-khối",
    "kilogram": "kg ki-lô-gam kilôgam ki-lô cân",
    "gram": "gam gram",
    "milligram": "mg mi-li-gam",
    "quintal": "tạ",
    "ten kilograms": "yến",
    "tael": "lượng lạng",
    "mau": "mẫu",
    "sao": "sào",
    "tonne": "tấn",
    "hectare": "ha héc-ta hecta hécta",
    "litre": "lít",
    "kilowatt": "kw kwh ki-lô-oát",
    "volt": "vôn kv",
    "horsepower": "mã-lực",
    "degree": "° ℃ độ",
    "second": "giây",
    "minute": "phút",
    "hour": "giờ",
    "day": "ngày",
    "week": "tuần",
    "month": "tháng",
    "year": "năm",
    "century": "thế-kỷ",
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
    multiples={"tạ": 100, "yến": 10, "lạng": 100, "vạn": 1e4},
    rest=r"\s?(?:mét|m|tấn|cân|kg|giây|triệu|tỷ|tỉ|đồng|hào|ly|lít)\s?(?=\d{1,2}\b(?![.,/-]?\d))",
    hour=r"\s*(?:giờ|h\d*\b|g\d*\b|:\d\d)",
    ordinal=r"[TtLlHhGgQqKkCcĐđVvBb](?<!\w.)(?:hứ|(?:ần|ạng|iải|uý|hóa|hoá|hương|ập|ợt|hế\s+kỷ|"
    r"hu|òng|ậc)(?:\s+thứ)?|ại\s+hội)\s+"
    rf"(?P<n>[IVX]+\b|(?:{_COUNTED})\b(?!\s+(?:mươi|mười|trăm|nghìn|vạn|triệu|chục|năm|ba|hai))|\d{{1,2}}\b)",
    month_sign="háng",
    month=r"[Tt](?<!\w.)háng\s+(?P<month>[Mm]ười\s+(?:[Mm]ột|[Hh]ai)|[Mm]ười|"
    r"[Gg]iêng|[Mm]ột|[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[Bb]ẩy|[Tt]ám|[Cc]hín|[Cc]hạp|1[0-2]|0?[1-9])\b"
    r"(?!\s+(?:ngày|âm|ta\b))",
    named={"giêng": 1, "chạp": 12, "mười một": 11, "mười hai": 12},
    weekday=r"\bthứ\s+$",
    units={word: kind for kind, listed in _UNITS.items() for word in words(listed)},
    not_units=r"đồng\s+(?:chí|ý|bào|đội|hồ|thời|bằng|loạt|minh|nghiệp|tình)\b|m\s+[.,]"
    r"|phân\s+(?:xưởng|đội|khu|số|bón|hiệu|tích|loại|nửa|hội|viện|ban)\b|cân\s+(?:đối|bằng|nhắc)\b|(?:ngày|tháng|năm)\s+\d",
    letters=_PLAIN + _PLAIN.upper() + _MARKED,
    places=("tỉnh", "huyện", "quận", "xã", "thôn", "thị xã", "thành phố", "thị trấn"),
    titles=TITLES,
    sides=SIDES,
    lone=SINGLE,
    exonyms=EXONYMS,
    surnames=frozenset(
        words("nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô lương trịnh đinh trương")
    ),
    loan_heads=frozenset(
        words(
            "bánh bún phở chè nem gỏi mắm nước áo đàn hát múa nhạc chả xôi rượu gạo điệu ca quan ví"
        )
    ),
    loans=frozenset(
        {"đồng", "hào", "mẫu", "sào", "thước", "tấc", "phở", "bún", "giò", "nước mắm", "đổi mới"}
        | {"vọng cổ", "đàn bầu", "bánh chưng", "bánh cuốn", "cải lương", "tuồng", "nếp"}
        | {"lượng", "lạng", "yến", "tạ", "cân", "chỉ", "giạ", "công", "xu", "chèo", "quan họ"}
        | {"ca trù", "ao dài", "áo dài", "nón lá", "múa rối", "xẩm", "hò", "lý", "then", "khèn"}
    ),
    doubled=frozenset(),
    abbreviations=tuple(words("TP Tp Q P GS TS ThS PGS Nxb tr t Bs BS KS Đ/c v.v TT")),
)
