"""For every check of single pairs: what it must find, and what it must leave alone."""

from typing import NamedTuple


class Example(NamedTuple):
    check: str
    source: str
    target: str
    found: str | None
    """The text of the target that is accused; None where nothing must be."""
    fixed: str | None = None
    """The target with the fix in it, None where there is no fix."""


def hit(check: str, source: str, target: str, found: str = "", fixed: str | None = None) -> Example:
    return Example(check, source, target, found or target, fixed)


def trap(check: str, source: str, target: str) -> Example:
    return Example(check, source, target, None)


EXAMPLES = (
    hit("house-style", "Lao động.", "Labor is paid.", "Labor", "Labour is paid."),
    hit("house-style", "Ở Lạng Sơn.", "In Lạng Sơn.", "Lạng Sơn", "In Lang Son."),
    hit("house-style", "19-12-1946", "December 19, 1946", "December 19, 1946", "19 December 1946"),
    hit("house-style", "50000 tấn", "Some 50000 tons.", "50000", "Some 50,000 tons."),
    trap("house-style", "Trân Châu Cảng năm 1941", "Pearl Harbor in 1941"),
    trap("house-style", "Lao động.", "Labour, www.labor.org, café, in 1946."),
    hit("empty", "Xin chào.", "…"),
    trap("empty", "…", "…"),
    hit("same-as-source", "Xin chào các đồng chí.", "Xin chào  các đồng chí."),
    trap("same-as-source", "Canberra", "Canberra"),
    trap("same-as-source", "COVID-19", "COVID-19"),
    hit("untranslated", "Tỉnh ủy họp ở thị xã hôm qua.", "Tỉnh ủy họp ở thị xã yesterday."),
    trap("untranslated", "Tỉnh ủy họp ở thị xã hôm qua.", "The committee met in town yesterday."),
    hit("leftover", "Tỉnh ủy họp.", "The tỉnh committee met.", "tỉnh"),
    hit("leftover", "Nhà máy đường.", "The nhà máy đường.", "đường"),
    trap("leftover", "Đồng chí Nguyễn Văn Cừ.", "Comrade Nguyễn Văn Cừ."),
    trap("leftover", "Giá 5 đồng.", "It costs 5 đồng."),
    trap("leftover", "Người Ê-đê.", "The Ê-đê people."),
    trap("leftover", "Gọi là “khoán hộ”.", "It was called “khoán hộ”."),
    hit("numbers", "Có 59 người.", "There were 590 people.", "590", "There were 59 people."),
    hit(
        "numbers", "Có 1.246 xã.", "There are 1,264 communes.", "1,264", "There are 1,246 communes."
    ),
    hit("numbers", "Có 59 người.", "There were many people."),
    hit("numbers", "Có nhiều người.", "There were 30 people.", "30"),
    hit("numbers", "36 tỉ lít.", "36 million litres.", "36"),
    trap("numbers", "Đạt 1.234,5 tấn.", "It reached 1,234.5 tons."),
    trap("numbers", "Ngày 19/12/1946.", "19 December 1946."),
    trap("numbers", "Ngày 2 tháng 9 năm 1945", "September 2, 1945"),
    trap("numbers", "36 tỉ lít", "36 billion litres"),
    trap("numbers", "1,2 triệu dân", "1,200,000 inhabitants"),
    trap("numbers", "2 triệu rưỡi dân", "2.5 million people"),
    trap("numbers", "hai mươi lăm xã", "25 communes"),
    trap("numbers", "ba trăm hai mươi nghìn tấn", "320,000 tons"),
    trap("numbers", "25 xã", "twenty-five communes"),
    trap("numbers", "120 xã", "one hundred and twenty communes"),
    trap("numbers", "lần thứ 3", "the third time"),
    trap("numbers", "Đại hội III", "the 3rd Congress"),
    trap("numbers", "thế kỷ 20", "the twentieth century"),
    trap("numbers", "những năm 60", "the 1960s"),
    trap("numbers", "những năm hai mươi", "the 1920s"),
    trap("numbers", "lúc 18 giờ 4 phút", "at 6.04 p.m."),
    trap("numbers", "21h", "9 pm"),
    trap("numbers", "thứ 2 tới", "next Monday"),
    trap("numbers", "1 người", "a man"),
    trap("numbers", "50 m2", "50 square metres"),
    trap("numbers", "10.000 người", "10 000 people"),
    trap("numbers", "hơn 20,600 người", "more than 20,600 people"),
    trap("numbers", "4 mét 78", "4.78 metres"),
    trap("numbers", "cao 1m62", "1.62 m tall"),
    trap("numbers", "2 triệu 3 đồng", "2.3 million dong"),
    trap("numbers", "18 giờ", "18:00"),
    trap("numbers", "mục 1.2.3", "section 1.2.3"),
    hit(
        "number-format",
        "Có 1.246 xã.",
        "There are 1.246 communes.",
        "1.246",
        "There are 1,246 communes.",
    ),
    hit("number-format", "Tăng 43,7%.", "Up 43,7%.", "43,7", "Up 43.7%."),
    trap("number-format", "Tăng 43,7%.", "Up 43.7%."),
    trap("number-format", "hơn 20,600 người", "more than 20,600 people"),
    trap("number-format", "Phiên bản 3.11", "Version 3.11"),
    hit("units", "Tăng 43,7%.", "Up 43.7."),
    hit("units", "Thu 5 tấn thóc.", "5 kg of paddy was gathered."),
    trap("units", "Đạt 92 phần trăm.", "It reached 92 per cent."),
    trap("units", "trả 2 tỷ đồng", "paid VND2 billion"),
    trap("units", "39 đồng chí", "39 members"),
    trap("units", "300 ki-lô-mét", "300 kilometres"),
    hit("names", "Ông Nguyễn Văn An đến.", "Mr Nguyen Van came."),
    hit("names", "Ở tỉnh Lạng Sơn.", "In Lang Som province."),
    trap("names", "Ông Nguyễn Văn An đến.", "Mr Nguyen Van An came."),
    trap("names", "Ở huyện Tràng - định.", "In Trang Dinh district."),
    trap("names", "Đông Dương Cộng sản", "Indochinese Communist"),
    trap("names", "Thành phố Hồ Chí Minh", "HCMC"),
    hit("placeholders", "Xin chào {name}!", "Hello!"),
    hit("placeholders", "Có %d tệp", "%s files", "%s"),
    hit("placeholders", "Một <b>từ</b>", "A word</b>"),
    trap("placeholders", "Có %d <b>tệp</b> ở ${nơi}", "%d <b>files</b> in ${nơi}"),
    trap("placeholders", "Tăng 5% so với", "Up 5% over"),
    hit("links", "Xem https://a.vn/b.", "See https://a.vn/c.", "https://a.vn/c."),
    trap("links", "Xem https://a.vn/b.", "See (https://a.vn/b)."),
    hit("encoding", "Việt Nam", "Viá»‡t Nam", "á»‡"),
    hit("encoding", "Việt Nam", "Vi\ufffdt Nam", "\ufffd"),
    hit("encoding", "Nam", "Na\x0bm", "\x0b", "Nam"),
    hit("encoding", "tỉnh ủy", "T?nh b?n", "?"),
    trap("encoding", "Cà phê ở São Paulo?", "A café in São Paulo?"),
    hit(
        "loops",
        "Họ đến.",
        "They came and they came and they came and so on",
        " they came and they came and",
    ),
    hit("loops", "Đúng.", "yes yes yes yes yes", " yes yes yes yes"),
    trap("loops", "đi đi đi đi đi", "go go go go go"),
    trap("loops", "Họ đến.", "They came, they saw, they won."),
    hit("length", "Tỉnh ủy đã họp để bàn về sản xuất và chiến đấu trong năm tới.", "They met."),
    trap("length", "Tỉnh ủy đã họp hôm qua.", "The provincial committee met yesterday."),
    hit("doubled-word", "Họ đến.", "They came to the the town.", " the", "They came to the town."),
    trap("doubled-word", "Bora Bora là đảo.", "Bora Bora is an island."),
    trap("doubled-word", "Họ đã biết.", "He said that that man had had enough."),
    hit("end-mark", "Họ đến.", "They came", "e", "They came."),
    hit("end-mark", "Họ đến?", "They came.", "."),
    trap("end-mark", "Họ nói: “Đến!”", "They said: “Come.”"),
    trap("end-mark", "Gạo, ngô, v.v.", "Rice, maize, etc."),
    hit("brackets", "Đảng (1930).", "The Party (1930.", "("),
    trap("brackets", "a) Họ đến.", "a) They came."),
    trap("brackets", "Họ đến :)", "They came :)"),
    hit("quotes", '"Đến!"', '"Come!'),
    trap("quotes", "cao 5 thước", "5'10\" tall"),
    hit("spacing", "Họ đến.", "They  came.", "  ", "They came."),
    hit("spacing", "Họ đến, ăn.", "They came , ate.", " ", "They came, ate."),
    hit("spacing", "Họ đến, ăn.", "They came,ate.", ",", "They came, ate."),
    hit("spacing", "Họ (đã) đến.", "They ( did) come.", " ", "They (did) come."),
    trap("spacing", "Ở e.g. 3,5 và U.S.A.", "In e.g. 3,5 and the U.S.A., Node.js and a.b.c"),
    hit("edges", "Họ đến.", "They came. ", " ", "They came."),
    trap("edges", " Họ đến.", " They came."),
    hit("capital", "Họ đến.", "they came.", "t", "They came."),
    trap("capital", "iPhone tốt.", "iPhones are good."),
    trap("capital", "họ đến.", "They came."),
    hit("sentences", "Họ đến. Họ ăn. Họ ngủ.", "They came, ate, slept."),
    trap("sentences", "GS. An đến TP. Vinh. Họ ăn.", "Prof. An came to Vinh. They ate."),
)
