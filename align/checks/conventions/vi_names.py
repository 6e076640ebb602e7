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

CALLINGS = frozenset(
    words(
        "ông bà anh chị em cô chú bác dì cậu mợ thím thầy cụ bé cháu bạn nàng chàng lão mụ thằng ả "
        "con o mệ bầm u má ba bố mẹ cha sư già đứa gã hắn y tên chí sĩ sư lang"
    )
)
"""Words before the name of a person by which one is called."""

COMMON_STEMS = frozenset(
    words(
        "lao mao sun xi kim lee li du cao park deng rom south north unit hung hoa tai us un uk "
        "highland merc iuan guan menc independence mala pole finn dane rok prc indo franco "
        "anglo qin manchu wuhan ocean lao confuc easter christmas thanksgiving kongming zhuge "
        "chiang jiang kaishek napoleon columbus buddha sakia shakia avalokit guanin polpot "
        "winterspring templeofliterature reunification chang moon east west orient south north"
    )
)
"""Beginnings of English names with which other words begin as well."""

NOT_CALLED = frozenset(
    words(
        "nai cả hai ba tư năm sáu bảy tám chín mười út trời táo bụt phật chúa tây tàu mỹ pháp sam "
        "hằng cuội đảng nước tổng bộ trưởng chủ phó đội huyện tỉnh xã phủ lãnh đề đốc nghè cống tú "
        "cử "
        "đồ lý hương chánh cai quản giáo phán thông ký hậu vua quan tướng người bác cô ông bà "
        "thứ bí đại thiếu trung thượng ủy viên quảng giám mục linh thượng hòa"
    )
)
"""Words behind them that are no names: numbers of birth, gods, old offices."""

GIVEN = frozenset(
    words(
        "lan mai hoa hồng huệ cúc liên nga hằng hạnh hiền hiếu hoàn hoàng huy hùng hưng hương "
        "hường khánh khôi kiên kiệt lâm lệ linh loan long lợi luân luyến mạnh mẫn my mỹ nghĩa "
        "ngà ngân ngọc nguyệt nhàn nhung như oanh phát phú phúc phượng phương quang quân quế "
        "quyên quỳnh sơn sương tâm tân thái thảo thắm thắng thành thơ thoa thu thúy thuý thủy "
        "thùy thư tiến toàn trà trâm trang trí trinh trung tú tuấn tuyết tùng vân việt vinh vy "
        "xuyến yến ánh bích châu chi cường diễm diệp diệu dung dũng duy duyên đào đạt đăng đông "
        "đức giang hà hải hân hậu hiệp hiển hòa hoài học hợp huyền khang khoa lộc lương ly mận "
        "minh na nam nhã nhàn nhi"
    )
) - set(
    words(
        "trung việt đông mỹ nga hoa đức nam phương tân thái học hợp thu hạ quân khoa hà hải sơn "
        "đăng hòa giang trà thành quang trí hương minh thanh lương"
    )
)
"""Given names that are seldom anything else with a capital."""
