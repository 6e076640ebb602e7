"""Vietnamese: figures, number words, units, letters, names."""

from align.checks.conventions.base import Conventions, Relation, words
from align.checks.conventions.vi_bodies import BODIES
from align.checks.conventions.vi_exonyms import EXONYMS, ONE_SYLLABLE
from align.checks.conventions.vi_loans import LOAN_HEADS, LOANS, NOT_LOANS
from align.checks.conventions.vi_names import (
    CALLINGS,
    COMMON_STEMS,
    GIVEN,
    NOT_CALLED,
    SIDES,
    SINGLE,
    TITLES,
)
from align.checks.conventions.vi_places import RIVERS, TOWNS
from align.checks.conventions.vi_times import TIME_SIGNS, TIMES
from align.languages.vi_words import SURNAMES

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
    "dollar": "$ đô-la đôla usd us$ đô đô-la-mỹ",
    "dong": "đồng vnd vnđ ₫ đ",
    "euro": "€ euro eur",
    "pound sterling": "£ bảng bảng-anh",
    "yen": "¥ yên",
    "won": "won",
    "baht": "bạt baht bạt-thái",
    "kip": "kíp",
    "riel": "riên",
    "peso": "peso pê-sô",
    "rupee": "ru-pi rupi",
    "yuan": "nhân-dân-tệ tệ",
    "rouble": "rúp",
    "franc": "phrăng franc",
    "hao": "hào",
    "cent": "xu cent",
    "kilometre": "km ki-lô-mét kilômét cây-số",
    "metre": "m mét thước-tây",
    "thước": "thước",
    "decimetre": "dm đề-xi-mét tấc",
    "centimetre": "cm phân xăng-ti-mét xentimét xăng-ti xen-ti-mét",
    "millimetre": "mm ly mi-li-mét milimét",
    "mile": "dặm hải-lý",
    "inch": "inch in-sơ",
    "foot": "bộ-anh feet",
    "square kilometre": "km2 km² ki-lô-mét-vuông cây-số-vuông",
    "square metre": "m2 m² mét-vuông",
    "cubic metre": "m3 m³ mét-khối khối",
    "millilitre": "ml cc mi-li-lít mililít mililit",
    "kilogram": "kg ki-lô-gam kilôgam ki-lô cân",
    "gram": "gam gram gờ-ram",
    "milligram": "mg mi-li-gam miligam",
    "quintal": "tạ",
    "ten kilograms": "yến",
    "tael": "lượng lạng cây-vàng",
    "mace": "chỉ-vàng",
    "mau": "mẫu",
    "sao": "sào",
    "tonne": "tấn",
    "hectare": "ha héc-ta hecta hécta mẫu-tây",
    "litre": "lít",
    "gallon": "ga-lông galông gallon",
    "watt": "w oát",
    "kilowatt": "kw ki-lô-oát kilôoát",
    "kilowatt-hour": "kwh kw-giờ ki-lô-oát-giờ kilôoát-giờ",
    "megawatt": "mw mê-ga-oát",
    "hertz": "hz héc",
    "kilobyte": "kb ki-lô-bai",
    "megabyte": "mb mê-ga-bai",
    "gigabyte": "gb gi-ga-bai",
    "terabyte": "tb tê-ra-bai",
    "calorie": "calo ca-lo kcal",
    "volt": "vôn kv",
    "horsepower": "mã-lực sức-ngựa",
    "fahrenheit": "℉ độ-f",
    "degree": "° ℃ độ độ-c",
    "second": "giây",
    "minute": "phút",
    "hour": "giờ tiếng tiếng-đồng-hồ",
    "day": "ngày",
    "week": "tuần tuần-lễ",
    "month": "tháng",
    "year": "năm",
    "calendar quarter": "quý",
    "decade": "thập-kỷ thập-niên",
    "century": "thế-kỷ thế-kỉ",
    "millennium": "thiên-niên-kỷ",
}

_PLAIN = "ăđĩũơư"
# Vowels with two marks, or with a dot or hook, are nowhere else in European languages.
_MARKED = "".join(map(chr, range(0x1EA0, 0x1EFA)))

_DOINGS = words("gọi mời tặng hỏi nhờ yêu cưới thắng kiện bảo mắng")

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
    hour=r"(?:\s*(?:-|–|đến|tới)\s*\d{1,2})?\s*(?:giờ|h\d*\b|g\d*\b|:\d\d)",
    ordinal=r"[TtLlHhGgQqKkCcĐđVvBb](?<!\w.)(?i:hứ|(?:ần|ạng|iải|uý|hóa|hoá|hương|ập|ợt|hế\s+kỷ|"
    r"hu|òng|ậc|ề(?<=[vV]ề)(?=\s+nh))(?:\s+thứ)?|ại\s+hội)\s+(?P<n>(?:[IVX]+|\d{1,2}|(?i:nhất|nhì|tư))(?!\w)"
    r"(?!\s+(?:trí|định|thiết|thời|loạt|quán|nhân|vấn|pháp|bản|liệu|tưởng|lệnh|thương|duy)\b))"
    r"|(?:[Cc]h(?:ủ|úa)\s+(?=[Nn])|[Đđ]ầu\s+(?=t))(?P<day>[Nn]hật|tiên)\b"
    r"|(?<=[a-zà-ỹ] )(?P<roman>(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3}))(?!\w)",
    ordinal_words=frozenset({"nhất", "nhì", "tư", "nhật", "tiên"}),
    ordinal_leads=frozenset(
        words(
            "thứ lần hạng giải quý khóa khoá tập chương lớp bậc mồng mùng kỷ vòng hồi ngày đợt kỳ"
        )
    ),
    first_signs=frozenset(words("đầu nhất tiên trước sơ thoạt mới ban khởi giêng")),
    month_words=frozenset({"tháng"}),
    month=r"[Tt](?<!\w.)háng\s+(?P<month>[Mm]ười\s+(?:[Mm]ột|[Hh]ai)|[Mm]ười|"
    r"[Gg]iêng|[Mm]ột|[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[Bb]ẩy|[Tt]ám|[Cc]hín|[Cc]hạp|1[0-2]|0?[1-9])\b"
    r"(?!\s+(?:ngày|âm|ta\b))",
    weekday_names=r"\b(?:thứ|chủ|chúa)\s+(?P<n>(?<=thứ\s)(?:hai|ba|tư|năm|sáu|bảy|[2-7])|(?<=hủ\s)nhật|(?<=úa\s)nhật)"
    r"\b(?!\s+(?:mươi|trăm|nghìn|vạn))",
    weekday_words=frozenset({"thứ", "chủ", "chúa"}),
    times=TIMES,
    time_signs=TIME_SIGNS,
    named={
        "tiên": 1,
        "nhật": 8,
        "hai": 2,
        "ba": 3,
        "tư": 4,
        "năm": 5,
        "sáu": 6,
        "bảy": 7,
        "giêng": 1,
        "chạp": 12,
        "mười một": 11,
        "mười hai": 12,
    },
    weekday=r"\bthứ\s+$",
    units={word: kind for kind, listed in _UNITS.items() for word in words(listed)},
    not_units=r"đồng\s+(?:chí|ý|bào|đội|hồ|thời|bằng|loạt|minh|nghiệp|tình)\b|m\s+[.,]"
    r"|phân\s+(?:xưởng|đội|khu|số|bón|hiệu|tích|loại|nửa|hội|viện|ban)\b|cân\s+(?:đối|bằng|nhắc)\b|(?:ngày|tháng|năm)\s+\d"
    r"|đ\s+(?:của|điều|khoản)\b|(?:ki-lô-oát|kilôoát|kw)\s+giờ\s+(?:cao|thấp)\b"
    r"|thước\s+(?:kẻ|dây|đo|phim|ngắm|gấp|thợ|vuông|khối|ta|cặp|lỗ)\b",
    letters=_PLAIN + _PLAIN.upper() + _MARKED,
    places=("tỉnh", "huyện", "quận", "xã", "thôn", "thị xã", "thành phố", "thị trấn"),
    titles=TITLES,
    sides=SIDES,
    lone=SINGLE,
    exonyms=EXONYMS,
    short_exonyms=ONE_SYLLABLE,
    common_stems=COMMON_STEMS,
    callings=CALLINGS,
    not_called=NOT_CALLED,
    given=GIVEN,
    surnames=SURNAMES,
    towns=TOWNS,
    bodies=BODIES,
    rivers=RIVERS,
    per="một|mỗi|/",
    relations=(
        Relation(
            frozenset({"hơn"}),
            r"(?P<one>NAME)(?: [^\W\dA-ZĐ]\w*)* hơn (?:[^\W\dA-ZĐ]\w* )*(?P<two>NAME)",
        ),
        Relation(
            frozenset({"từ"}),
            r"[Tt]ừ (?:[a-zà-ỹ]+ )?(?P<one>NAME) (?:đi|đến|tới|ra|vào|lên|xuống|về|sang) "
            r"(?:[a-zà-ỹ]+ )?(?P<two>NAME)",
        ),
        Relation(
            frozenset(_DOINGS),
            r"(?P<one>NAME) (?:đã |vừa |sẽ |có )?"
            rf"(?:{'|'.join(_DOINGS)})"
            r"(?: [a-zà-ỹ]+){0,2} (?P<two>NAME)",
        ),
    ),
    about=frozenset(words("chừng khoảng độ gần hơn ngót")),
    untold=r"(?:23|29|30)\s+[Tt]ết\b|24 (?:giờ|tiếng) (?:mỗi|một|trong|trên) (?:một )?ngày\b"
    r"|7 ngày (?:mỗi|một|trong|trên) (?:một )?tuần\b",
    parts=r" phần (?:bằng|như|đều) nhau\b",
    loan_heads=LOAN_HEADS,
    not_loans=NOT_LOANS,
    loans=LOANS,
    doubled=frozenset(),
    questions=frozenset(
        words("ai sao đâu gì nào bao mấy chăng ư à nhỉ nhé nha hả chưa hộ giùm giúp ngờ không")
    ),
    abbreviations=tuple(words("TP Tp Q P GS TS ThS PGS Nxb tr t Bs BS KS Đ/c v.v TT")),
)
