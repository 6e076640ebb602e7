"""Words of Vietnamese that must not be taken for a slip of another word."""

_PARTICLES = (
    "ai bao bị bởi các cái cả cho chưa chỉ chớ chứ còn có cùng cũng của do dù dưới gì giữa hay hãy "
    "hơn hết khi khỏi không là lên lại mà mỗi mọi một nay này nào nên nếu ngay ngoài nhưng như "
    "những nhằm nhờ nọ phải qua ra rất rồi rằng sau sẽ song sẵn số tại theo thì thôi trên "
    "trong trước tuy tới từ và vào vì việc vẫn về với vừa vậy xuống đang đã đâu đây đó đến để "
    "đều được đối ở"
)
PARTICLES = frozenset(_PARTICLES.split())
"""Folded syllables of the grammar."""

_SURNAMES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô lương trịnh đinh trương tôn lý "
    "dương tạ lâm chu tô nông phùng doãn quách kiều mai"
)
SURNAMES = frozenset(_SURNAMES.split())
"""Family names, which stand first in a name."""

EVERYDAY = frozenset(
    """an xá, bài thi, bàn ăn, bạn ăn, bị can, bị cao, bị cản, bị cắn, bị đốn, bị đồn, bình nhất,
    cánh quan, cảnh quan, cấp tính, có thủ, con dấu, cổ đông, công chúng, công đoạn, công lực,
    công nhận, cộng lực, cộng tác, cơn đau, cứng cáp, danh thắng, đài bắc, đánh đố, đau cơ,
    đông chí, đơn lẻ, giáo viên, không ngưng, miễn nhiễm, nam từ, nghị viên, ngưng bắn, người tây,
    nhân đạo, nói các, nơi các, phân tử, phóng viên, quan cảnh, sau bệnh, tam trụ, tâm lí,
    thông thương, thuộc bắc, thương lượng, thương vụ, tiền công, tiếp viên, tiểu thương,
    tổng quan, văn phong, vụ mua""".replace("\n    ", " ").split(", ")
)
"""Folded pairs of syllables that are words of their own and that the list of pairs may lack."""

_SEVERAL = "các những nhiều mấy vài số hai ba bốn sáu bảy bẩy tám chín mười mươi trăm"
SEVERAL = frozenset(_SEVERAL.split())
"""Words before a noun that make it plural: markers, quantities, numerals (năm is a year too)."""
NOT_SEVERAL = frozenset(
    f"thứ {number}" for number in ("hai", "ba", "sáu", "bảy", "tám", "chín", "mười")
)
"""A word with one of ``SEVERAL`` that is no quantity: ordinals, days of the week."""
