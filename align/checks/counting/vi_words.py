"""Vietnamese words around numbers: what makes them doubtful, and what counts with them."""

from align.checks.conventions.base import words
from align.checks.counting.vi_run import DIGITS, GLUE, ONES, SCALES, TENS

HALF = frozenset({"rưỡi", "rưởi"})
INNER = frozenset({"không", "hăm", "mười", "trăm", *ONES, *TENS, *SCALES, *GLUE})
FIRST = frozenset({"hăm", "băm", "mười", "trăm", "chục", *DIGITS, *SCALES})
YEAR = "năm"
# Behind these a number is an ordinal, a date or a name, which other rules look at.
COUNTED = frozenset(
    words(
        "thứ tháng mồng mùng ngày lần hạng giải quý số lớp tập chương bậc loại cấp khóa "
        "khoá đội tổ khu phố đường quốc hội nhóm tuần năm bà ông anh chị em cô chú bác "
        "cậu dì bé thằng con cụ tầng phòng nhà bài điều chúa khổ câu màn hồi vòng đợt "
        "kỳ giờ đêm chiều sáng tối hôm trưa nửa kỷ khoảng thập niên lúc ngã quan quán "
        "đòn mỗi vài dăm khu vùng từng đủ"
    )
)
VAGUE = frozenset(words("vài mấy hàng dăm đôi chừng bao trăm nghìn vạn triệu muôn cả những giữa"))
RANGE_OF_ONES = 2
OLD_DIGITS = {"tứ": 4, "ngũ": 5, "lục": 6, "thất": 7, "bát": 8, "cửu": 9}
OLD = OLD_DIGITS | {"nhất": 1, "nhị": 2, "tam": 3, "song": 2, "lưỡng": 2, "cửu": 9, "thập": 10}
# "ba" is father, "bốn năm" four years or four to five; "chín" is ripe.
DOUBTFUL = frozenset({"năm", "một", "trăm", "chục", "vạn", "mười", *SCALES})
HALVED = frozenset(SCALES) | {"trăm", "chục", "tá"}
MULTIPLIED = frozenset({*TENS, "trăm", *SCALES})
TIMES = {"gấp"}
# Words that begin like a number: "tỷ trọng" is a share, "vạn vật" all things, "ba má" parents.
COMPOUNDS = {
    "tỷ": frozenset(words("trọng lệ suất giá số phần mỉ")),
    "tỉ": frozenset(["trọng", "lệ", "suất", "giá", "số", "mỉ"]),
    "vạn": frozenset(["vật", "sự", "tuế", "lý"]),
    "ba": frozenset(words("má mẹ lô lê cùng quân na ma")),
    "chín": frozenset(words("muồi chắn rộ đỏ vàng tới mọng nẫu dần")),
    "bốn": frozenset(("phương", "bề", "mùa", "cẳng", "bể", "biển")),
    "triệu": frozenset(("chứng", "tập", "hồi")),
    "bảy": frozenset(("đảng", "nổi")),
    "tám": frozenset(("chuyện", "phương", "thơm")),
    "sáu": frozenset(("cõi",)),
    "trăm": frozenset(("họ",)),
}
# Nothing else is written so.
CLEAR = frozenset({"bốn", "sáu", "bảy", "tám"})
CLASSIFIERS = frozenset(
    words(
        "người cái chiếc quyển cuốn lần bức tấm ngôi căn hòn viên bông tờ giờ phút ngày "
        "tuần tháng đứa tuổi tầng bát cốc chai lít cân tạ tấn mét trang món đĩa hộp bộ "
        "cặp chuyến toa xe"
    )
)
DATED = {"hai": frozenset(("ngày", "lần", "người"))}
NONE = frozenset[str]()
DENOMINATORS = frozenset({"mười", "mươi", "trăm", "nghìn", "ngàn", "vạn", "triệu", *ONES} - {"một"})
END_MARKS = frozenset(".!?:…\"“”'-–—([;")
