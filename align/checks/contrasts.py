"""Words of which one never stands for the other: ``tỉnh`` and ``huyện``, ``bán`` and ``mua``."""

from itertools import permutations

_SETS = (
    "tỉnh huyện xã thôn quận phường|bán mua|tăng giảm|trên dưới|trước sau|trong ngoài|nam nữ|"
    "đông tây nam bắc|sáng chiều tối trưa đêm|ngày tuần tháng năm|lớn nhỏ|cao thấp|mới cũ|"
    "thắng thua|đóng mở|bật tắt|thu chi|vào ra|lên xuống|trái phải|nhập xuất|chồng vợ|"
    "cha mẹ|trai gái|đầu cuối|dài ngắn|nhanh chậm|nóng lạnh|tốt xấu|thừa thiếu|đúng sai|"
    "giàu nghèo|già trẻ|gửi nhận|vay trả|đỏ xanh vàng trắng đen|một hai ba bốn sáu bảy tám chín|"
    "gạo muối thịt cá rau|lúa ngô khoai sắn|tấn tạ yến|thuê cho|nguyên bị|công tư|"
    "thương binh liệt|xuân hạ thu đông|nhất nhì"
)
_CONTRARY = frozenset(
    pair for listed in _SETS.split("|") for pair in permutations(listed.split(), 2)
)


def contrary(one: str, other: str) -> bool:
    """Whether two words, in small letters, exclude each other."""
    return (one, other) in _CONTRARY
