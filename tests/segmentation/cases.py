"""Hard cases by class. ``|`` marks a boundary; `` | `` is a boundary at a space."""

from typing import NamedTuple


class Case(NamedTuple):
    """A paragraph with its boundaries marked."""

    language: str
    kind: str
    marked: str

    @property
    def text(self) -> str:
        return self.marked.replace(" | ", " ").replace("|", "")

    @property
    def sentences(self) -> list[str]:
        return [part.strip() for part in self.marked.split("|")]


VIETNAMESE = {
    "abbreviations": [
        "Ông ở TP. Hồ Chí Minh từ năm 1976. | Con ông ở Q. Tân Bình, P. 5.",
        "GS. Nguyễn Lân và PGS.TS. Trần Văn Giàu cùng dự. | ThS. Lê Hoa ghi biên bản.",
        "Sách do Nxb. Sự Thật in năm 1960, tr. 45. | Bản sau có sửa.",
        "Họ trồng lúa, ngô, khoai, sắn, v.v. | Đồng thời họ nuôi cá.",
        "Họ trồng lúa, ngô, v.v. và nuôi thêm cá.",
        "Mỗi hộ nộp 5 kg. | Hợp tác xã thu đủ.",
        "Giá vé là 70.000 đ. | Ai cũng mua được.",
        "Vấn đề này do UBND TP. Đà Nẵng giải quyết.",
        "Đây là vấn đề bức xúc của TP. | Nhiều người dân đã phản ánh.",
        "Xem thêm tr. 12 và t. II của bộ sách.",
        "Theo TS. Trong, việc ấy khó.",
        "Vụ Roe v. Wade đã xử năm 1973. | Ai cũng nhớ.",
        "Anh sinh ở TX. Sơn Tây, nay thuộc Hà Nội. | Quê mẹ ở H. Đông Anh.",
        "Đ/c. Bí thư đọc báo cáo. | Hội nghị thảo luận.",
        "Trụ sở T.Ư. Đảng đặt tại Hà Nội.",
        "Bộ đội ta diệt 200 tên địch, thu nhiều súng, đạn, v.v... | Trận đánh kết thúc.",
        "Năm 300 tr.CN. và năm 40 s.CN. đều có ghi. | Sử chép như vậy.",
    ],
    "initials": [
        "Bà V. H. khó tính lắm. | Ai cũng ngại.",
        "Công an đã bắt Nguyễn Văn A. tại nhà. | Hắn nhận tội.",
        "Bị cáo là Trần Thị B. | Sau đó tòa nghị án.",
        "Nhà văn A. P. Chekhov viết truyện ngắn. | Truyện của ông rất hay.",
        "Tổng thống George W. Bush đã từ chức.",
        "Ông thuộc nhóm máu B. | Theo bác sĩ, nhóm ấy hiếm.",
        "Tôi thích nước Ý. | Nước ấy đẹp.",
    ],
    "numbers": [
        "Sản lượng đạt 1.000.000 tấn, tăng 3,5 lần. | Kế hoạch vượt 12%.",
        "Cả xã có 1. 250. 000 đồng tiền quỹ. | Quỹ do dân góp.",
        "Huyện có 68 xã. | 15 xã ở vùng cao.",
        "Tỉ lệ lên tới 80,5%. | Năm sau còn cao hơn.",
        "Đó là năm 1966. | Chúng tôi đã chuyển hướng.",
        "Số nhà 12A, đường 3.2. | Nhà có hai tầng.",
        "Kết quả thí nghiệm là 0.05. | Con số ấy nhỏ.",
    ],
    "dates": [
        "Đại hội khai mạc ngày 1. 5. 1967 tại Hà Nội. | Đại biểu về đông đủ.",
        "Từ 2.9.1945 đến nay, nước ta độc lập. | Dân ta tự do.",
        "Nghị quyết ra ngày 15. 3. 1965. | Toàn Đảng học tập.",
        "Ngày 30-4-1975. | Cả nước vui mừng.",
        "Hội nghị họp tháng 12. | Năm sau lại họp.",
    ],
    "ellipsis": [
        "Về kinh tế, chính trị, quân sự... chúng tôi đều tiến bộ.",
        "Các mặt quốc phòng, trị an… đều có tiến bộ. | Đời sống được cải thiện.",
        "Anh im lặng... | Chị cũng không nói gì.",
        "Anh ấy bảo... | Mà thôi, đừng nhắc nữa!",
        "Trích: “Nhiệm vụ [...] của Đảng (...) là nặng nề.” | Ai cũng biết.",
        "Trại có... 864 giờ chờ đợi.",
        "Tôi... tôi không biết. | ...Và rồi anh khóc.",
        "Chờ mãi . . . rồi anh cũng về. | Chị mừng.",
    ],
    "quotes": [
        "Anh nói: “Tôi đi.” | Rồi anh đi thật.",
        'Anh nói: "Tôi đi. | Em ở lại." | Rồi anh đi thật.',
        "“Tôi đi.” anh nói khẽ.",
        '"Anh đi đâu?" - tòa hỏi.',
        '"Anh đi đâu?" Lan hỏi. | Tôi không đáp.',
        'Ông kể: "Hồi ấy khổ lắm. | Nhà nào cũng đói. | Nay thì khác.',
        'Ta cứ nói cho dân hiểu! ". | Mọi người vỗ tay.',
        'Cuộc vận động "bốn tốt". | Các chi bộ đều tham gia.',
        '"Em đang ở đâu vậy? ". | Không ai trả lời.',
        "«Tôi sẽ về!» | Đó là lời hứa cuối cùng.",
        'Ai cũng hỏi: "Vì sao?". | Chưa ai trả lời.',
    ],
    "parentheses": [
        "Chi bộ (lập năm 1930. Nay đổi tên) vẫn họp đều.",
        "Ông về hưu (năm 1990). | Sau đó ông viết hồi ký.",
        "Ông về hưu. (Lúc ấy ông đã sáu mươi.) | Sau đó ông viết hồi ký.".replace(
            "hưu. (", "hưu. | ("
        ),
        "Xem báo cáo (tr. 5). | Báo cáo rất dài.",
        "Điều đó (có thật không?) làm ông nghĩ mãi.",
    ],
    "headings": [
        "I. Gắn yêu cầu kiện toàn với nhiệm vụ chính trị",
        "1. Tình hình chung",
        "A. Mở đầu",
        "II.1. Về tư tưởng",
        "Chương I. Những quy định chung",
        "Điều 5. Quyền và nghĩa vụ | Công dân có quyền bầu cử.".replace(" | ", ". | "),
        "2.3.1. Kết quả đạt được",
        "Đó là Đại hội lần thứ III. | Sau đại hội, phong trào lên cao.",
        "Theo Điều 5. | Công dân có quyền bầu cử.".replace("Theo", "Việc ấy nằm trong"),
    ],
    "lists": [
        "Có ba việc: 1. Kiện toàn tổ chức. | 2. Nâng cao trình độ. | 3. Cải tiến lề lối.",
        "a) Về kinh tế: tăng sản lượng. | b) Về văn hóa: xóa mù chữ.",
        "Nhiệm vụ như sau:\n|- Sản xuất tốt;\n|- Chiến đấu giỏi.",
        "• Sản xuất tốt. | • Chiến đấu giỏi.",
        "Gồm các phần:\n|1. Mở đầu\n|2. Kết luận",
        "Họ trồng: a. lúa; b. ngô; c. khoai.",
    ],
    "dialogue": [
        "– Anh đi đâu? | – Tôi về nhà.",
        "- Chào bác! | - Chào cháu. | Cháu khỏe không?",
        "– Anh đi đâu? – Lan hỏi.",
        "Mời anh vào! - chị cười.",
        "Đảng bộ Lạng Sơn - một đảng bộ có truyền thống - vẫn vững. | Dân tin.",
    ],
    "urls": [
        "Xem tại www.chinhphu.vn. | Trang này mở cửa cả ngày.",
        "Địa chỉ là https://vi.wikipedia.org/wiki/Hà_Nội.html và còn nữa.",
        "Gửi thư về toasoan.bao@nhandan.org.vn. | Chúng tôi sẽ trả lời.",
        "Tệp bao.cao.Cuoi.nam nằm trong máy. | Anh mở ra xem.",
        "Trang Vnexpress.Net đăng tin ấy.",
    ],
    "lowercase": [
        "Hạt nhân đoàn kết toàn đảng bộ. | đương nhiên, việc ấy không đơn giản.",
        "Chúng tôi thấy rằng: muốn tăng cường, phải kiện toàn.",
        "Tỉnh ủy đã họp tại Lạng Sơn. | các đồng chí đều dự.",
        'Phong trào "bốn tốt". | trong đó có chi bộ ta.',
        "Ông hỏi ai đó? rồi ông cười.",
        "Anh đến nxb. hỏi mua sách.",
    ],
    "glued": [
        "Tỉnh ủy đã họp.Các đồng chí đều dự.".replace(".C", ".|C"),
        "Ai làm việc ấy?|Không ai biết cả.",
        "Ông ở Lạng Sơn.|Ở đó có núi cao.",
        "Mọi người về hết.|Trời tối dần.",
        "Phần mềm Node.Js và tệp Main.Java đều có.",
        "Anh ở TP.Hồ Chí Minh, gặp ThS.Hoa.",
    ],
}

ENGLISH = {
    "abbreviations": [
        "Mr. Smith met Dr. Jones. | They talked.",
        "He works for Acme Inc. in Boston. | She does not.",
        "The U.S. Army left. | It came back.",
        "He moved to the U.S. | He liked it.",
        "See fig. 3 and vol. II of the report. | It is long.",
        "Bring pens, paper, etc. | We start at 9 a.m. sharp.",
        "Bring pens, paper, etc. and a hat.",
        "It opens at 5 p.m. | The doors close at ten.",
        "Roe v. Wade was decided in Jan. 1973. | It was overturned.",
        "The answer was no. | Nobody moved.",
        "Use a tool, e.g. a hammer, i.e. something heavy.",
        "Gen. Giap and Col. An met in St. Petersburg.",
        "He has a Ph.D. in history. | His wife teaches.",
        "He ran 5 km. | Then he slept.",
        "Smith et al. found it. | Others agree.",
    ],
    "initials": [
        "J. R. R. Tolkien wrote it. | I read it.",
        "George W. Bush spoke. | John F. Kennedy did not.",
        "He got vitamin C. | It helped.",
        "So did I. | The others left.",
    ],
    "numbers": [
        "It cost $1,000.50 in 1966. | Prices rose 3.5%.",
        "There were 12. | 15 came later.",
        "Version 2.0.1 is out. | Get it.",
        "See No. 5 on the list.",
    ],
    "dates": [
        "The congress met on Sept. 5, 1960. | It lasted a week.",
        "It began in 1965. | By 1968 it was over.",
        "It was signed on 27. 1. 1973 in Paris.",
    ],
    "ellipsis": [
        "I thought... well, never mind.",
        "He left... | She stayed.",
        "The text [...] is cut. | So is this (...) one.",
    ],
    "quotes": [
        '"Where are you going?" she asked. | Nobody answered.',
        '"Where are you going?" Ann asked.',
        '"I am going." | He left.',
        "“Stop!” | The car stopped.",
        "He said, ‘Go.’ | So they went.",
        'She said: "Wait. | I am coming." | Then she came.',
    ],
    "parentheses": [
        "It rained (see p. 5). | We left.",
        "We met (he was late. I was not) and talked.",
        "It rained. | (It always does.) | We left.",
    ],
    "headings": ["1. Introduction", "Chapter 2. The War", "IV. Results", "Article 5. Duties"],
    "lists": [
        "Three tasks: 1. Plan the work. | 2. Do the work. | 3. Rest.",
        "Steps:\n|* Wash.\n|* Dry.",
        "a) Wash. | b) Dry.",
    ],
    "dialogue": ["– Who is it? | – It is me.", "“Who is it?” – Ann asked."],
    "urls": [
        "Go to www.example.com. | It is free.",
        "Write to jo.Doe@example.com now.",
        "Visit http://example.com/a.Html?b=1 today. | It is free.",
    ],
    "lowercase": ["The report was read. | the committee approved it.", "He said: go home."],
    "glued": ["He went home.|She stayed.", "Call System.Print(x) or Node.Js here."],
}

OTHER = {
    "unspaced": ["今日は晴れ。|明日は雨。", "他说：“你好！”|然后走了。"],
    "capital": ["Il est parti. | Elle reste.", "Er ging. | Dann kam sie! | Warum?"],
    "lowercase": ["Il est parti. puis rien."],
}

CASES = [
    Case(language, kind, marked)
    for language, table in (("vi", VIETNAMESE), ("en", ENGLISH), ("fr", OTHER))
    for kind, rows in table.items()
    for marked in rows
]
