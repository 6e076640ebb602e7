"""Vietnamese: words with a capital that are no names, names that other languages translate."""

from align.checks.conventions.base import words

TITLES = frozenset(
    words(
        "anh ban bác biển bộ bờ cảng chánh chị chú chùa chương chợ cô cục cụ đài đảng đảo đèo điện "
        "điều đoàn đội ga giải hiến hội huân huyện khoa khu làng luật lầu mặt mùa mùng mồng ngày "
        "nghị người nhà nobel núi phủ phó quốc quỹ sao sân sông suối sở tết tháng thần tỉnh tòa tổ "
        "tổng trạm trại trái truyện trường trận tướng tể ty vịnh viện vua xã ông bà em đồn hồ chữ "
        "đạo điện nha nghè con công-ty quân tập"
    )
)
"""Words that begin what is translated: offices, bodies, feasts, laws."""

SIDES = frozenset(
    words("đông tây nam bắc trung thượng hạ tiền hậu nội ngoại á âu phi mỹ cực bộ kỳ du tân cựu")
)
"""Words of which names of regions, dynasties and continents are made, which are translated."""

SINGLE = frozenset(
    words(
        "đảng đoàn hội mặt trận quốc nhà nước chính phủ mỹ pháp nga anh đức nhật ý áo úc lào ấn "
        "thái tàu tây ta đông nam bắc trung mẹ cha bố bà ông cô chú bác dì cậu cụ em chị tết phật "
        "chúa trời đất xuân hạ thu hai ba tư năm sáu bảy chủ một giêng chạp chín mười tám hiệp "
        "luật bộ ban sở ty viện trường khoa khóa tổ đội nghị quyết điều chương đại kinh thổ mèo "
        "hoa hán nôm tống minh thanh nguyên đường tần tổng phó cách việt nguyễn trần lê lý đinh "
        "mạc trịnh hồ hùng"
    )
)
"""Words that stand alone with a capital and are seldom taken over."""

EXONYMS: dict[str, str] = {
    "Liên Xô": "soviet ussr",
    "Trung Quốc": "chin sino peking",
    "Trung Hoa": "chin sino",
    "Đông Dương": "indochin",
    "Ấn Độ": "india hindu",
    "Ấn Độ Dương": "indianocean",
    "Nhật Bản": "japan tokyo",
    "Triều Tiên": "korea",
    "Hàn Quốc": "korea",
    "Hoa Kỳ": "america unitedstates us",
    "Ba Lan": "poland polish pole",
    "Thụy Điển": "swed",
    "Thụy Sĩ": "switzerland swiss",
    "Tây Ban Nha": "spain spanish spaniard",
    "Bồ Đào Nha": "portug",
    "Hà Lan": "netherlands dutch holland",
    "Hy Lạp": "gree",
    "Na Uy": "norw",
    "Phần Lan": "finland finnish",
    "Đan Mạch": "denmark danish dane",
    "Tiệp Khắc": "czech",
    "Nam Tư": "iugoslav",
    "Thổ Nhĩ Kỳ": "turk",
    "Ai Cập": "egipt",
    "Mông Cổ": "mongol",
    "Miến Điện": "burma burmese mianmar",
    "Mã Lai": "mala",
    "Đài Loan": "taiwan formosa",
    "Tây Tạng": "tibet",
    "Bắc Kinh": "beijing peking",
    "Thượng Hải": "shanghai",
    "Quảng Châu": "guangzhou canton",
    "Quảng Tây": "guangxi kwangsi",
    "Quảng Đông": "guangdong canton kwangtung",
    "Vân Nam": "iunnan",
    "Hương Cảng": "hongkong",
    "Hồng Công": "hongkong",
    "Luân Đôn": "london",
    "Băng Cốc": "bangkok",
    "Viêng Chăn": "vientiane",
    "Nam Vang": "phnompenh",
    "La Mã": "rom",
    "Do Thái": "jew israel hebrew",
    "Liên Hợp Quốc": "unitednations un",
    "Thái Bình Dương": "pacific",
    "Đại Tây Dương": "atlantic",
    "Địa Trung Hải": "mediterranean",
    "Tây Nguyên": "highland",
    "Cửu Long": "mekong",
    "Mê Công": "mekong",
    "Hoàng Sa": "paracel hoangsa",
    "Trường Sa": "spratl truongsa",
    "Biển Đông": "eastsea southchinasea",
    "Sông Hồng": "redriver",
    "Xiêng Khoảng": "xiengkhouang",
    "Sầm Nưa": "samneua",
    "Xiêm Riệp": "siemreap",
    "Xvây Riêng": "svairieng",
    "Luông Pha-băng": "luangprabang",
    "Niu Oóc": "newiork",
    "Mỹ Latinh": "latinamerica",
    "Mãn Châu": "manchu",
    "Ba Tư": "persia iran",
    "Lỗ Tấn": "luxun luhsun",
    "Đông Ấn": "eastindia",
    "Nông Pênh": "phnompenh",
    "Đông Pháp": "indochin",
    "Đông Xuân": "winterspring",
    "Hùng Vương": "hungking hung",
    "Độc Lập": "independence",
    "Thống Nhất": "reunification unit",
    "Đàng Trong": "cochinchina south",
    "Đàng Ngoài": "tonkin north",
    "Nam Kỳ": "cochinchina",
    "Bắc Kỳ": "tonkin",
    "Trung Kỳ": "annam",
    "Sông Hương": "perfumeriver huongriver",
    "Đồng Tháp Mười": "plainofreeds dongthapmuoi",
    "Điện Biên Phủ": "dienbienphu",
    "Văn Miếu": "templeofliterature",
    "Pôn Pốt": "polpot",
}
"""Names with the letters, without diacritics and ``y`` as ``i``, by which others know them."""
