"""Vietnamese: provinces and towns whose names are nothing else, and are taken over, and rivers."""

_NAMES = (
    "Cần Thơ|Đà Nẵng|Hải Phòng|Hải Dương|Bắc Giang|Bắc Ninh|Bắc Kạn|Cao Bằng|Lạng Sơn|Hà Giang|"
    "Tuyên Quang|Lào Cai|Yên Bái|Lai Châu|Thái Nguyên|Phú Thọ|Vĩnh Phúc|Quảng Ninh|Hưng Yên|Hà Nam|"
    "Nam Định|Ninh Bình|Thanh Hóa|Nghệ An|Hà Tĩnh|Quảng Bình|Quảng Trị|Quảng Nam|Quảng Ngãi|"
    "Bình Định|Phú Yên|Khánh Hòa|Ninh Thuận|Bình Thuận|Gia Lai|Lâm Đồng|Bình Phước|Bình Dương|"
    "Tây Ninh|Đồng Nai|Long An|An Giang|Tiền Giang|Bến Tre|Trà Vinh|Vĩnh Long|Hậu Giang|"
    "Kiên Giang|Sóc Trăng|Bạc Liêu|Cà Mau|Vũng Tàu|Nha Trang|Đà Lạt|Hội An|Đồng Hới|Việt Trì|"
    "Hạ Long|Biên Hòa|Mỹ Tho|Sa Đéc|Rạch Giá|Châu Đốc|Quy Nhơn|Tuy Hòa|Phan Thiết|Phan Rang|"
    "Bảo Lộc|Buôn Ma Thuột|Côn Đảo|Phú Quốc|Cam Ranh|Sơn Tây|Hà Đông|Phủ Lý|Sầm Sơn|Cửa Lò|"
    "Đồng Đăng|Móng Cái|Cẩm Phả|Uông Bí|Tam Đảo|Sa Pa"
)
TOWNS = frozenset(_NAMES.split("|"))

RIVERS: dict[str, str] = {
    "Đà": "black",
    "Lô": "clear",
    "Lam": "blue ca",
    "Cả": "lam blue",
    "Hậu": "bassac hau",
    "Đáy": "dai",
    **dict.fromkeys(
        ("Thao", "Đuống", "Mã", "Chu", "Gianh", "Luộc", "Thương", "Cầu", "Công", "Gâm", "Chảy"), ""
    ),
    **dict.fromkeys(
        ("Thu Bồn", "Đồng Nai", "Vàm Cỏ", "Trà Khúc", "Bến Hải", "Thạch Hãn", "Nhật Lệ"), ""
    ),
}
"""Rivers whose names are taken over, with the words by which some are known as well."""
