"""Vietnamese: what English takes over as it is, dishes, songs, dress, measures, old offices."""

from align.checks.conventions.base import words

_ONE = (
    "đồng hào mẫu sào thước tấc phở bún giò nếp lượng lạng yến tạ cân chỉ giạ công xu chèo tuồng "
    "xẩm hò lý then khèn xòe rông dó vối sấu đước dẻ giáp mường buôn châu lượn sli hát chầu chả "
    "nem xôi đình nhị cồng chiêng ví giặm dặm đáy tính tết nôm mắm bần vẹt vải nhãn mít cốm mứt "
    "phìa tạo lang cuông nhốc lộng phủ chòi trù"
)
_SEVERAL = (
    "nước mắm|nước chấm|đổi mới|vọng cổ|đàn bầu|cải lương|quan họ|ca trù|ao dài|áo dài|nón lá|"
    "múa rối|bài chòi|thắng cố|tổ tôm|ô ăn quan|ô ăn|chầu văn|hầu đồng|lên đồng|hát xoan|hát then|"
    "bá trạo|ví giặm|ví dặm|áo bà ba|áo tứ thân|khăn rằn|khăn đóng|nón quai thao|bia hơi|xích lô|"
    "xe ôm|mắm tôm|rau muống|cà phê|cà phê sữa đá|ông đồ|đờn ca tài tử|đờn ca|tài tử|nhã nhạc|"
    "quốc ngữ|chữ nôm|tranh đông hồ|hủ tiếu|cơm tấm|cao lầu|canh chua|lẩu mắm|"
    "rượu cần|rượu nếp|rượu đế|trà đá|sữa đá|hồ tiêu|ông táo|ông công|lì xì|mâm ngũ quả|"
    "khoán hộ|đề đốc|tri phủ|tri huyện|lý trưởng|chánh tổng|trạng nguyên|"
    "bánh mì|vịt lộn|trứng vịt lộn|hột vịt lộn|múa sạp|múa lân|võ vovinam"
)
LOANS = frozenset({*words(_ONE), *_SEVERAL.split("|")})
"""Words and groups of words in small letters."""

LOAN_HEADS = frozenset(
    words(
        "bánh bún phở chè nem gỏi mắm đàn hát chả xôi điệu quan ví lẩu hủ miến cháo giò múa nhạc "
        "trống sáo khèn áo hò rượu cơm"
    )
)
"""Words that begin a group of two or three that is taken over, whatever follows."""

NOT_LOANS = frozenset(
    [
        "áo mưa",
        "áo sơ mi",
        "áo khoác",
        "áo quần",
        "áo len",
        "quan trọng",
        "quan hệ",
        "quan tâm",
        "quan sát",
        "quan chức",
        "quan điểm",
        "quan lại",
        "quan viên",
        "nhạc sĩ",
        "nhạc công",
        "nhạc cụ",
        "đàn ông",
        "đàn bà",
        "đàn áp",
        "đàn em",
        "đàn anh",
        "hát hò",
        "rượu vang",
        "rượu bia",
        "cơm nước",
        "múa may",
        "ví dụ",
        "ví tiền",
        "ví như",
        "điệu bộ",
        "chè chén",
        "trống trải",
        "trống rỗng",
        "trống không",
        "bánh xe",
        "bánh lái",
        "hò hét",
        "hò reo",
    ]
)
"""Groups that begin so, and are translated all the same."""
