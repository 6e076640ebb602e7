"""Untranslated: the target is the source, or a part of it is in the words of the source."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from align.checks.base import Finding, Pair, Setting, Severity, whole
from align.checks.conventions.base import words
from align.checks.folding import plain
from align.checks.kept import Stretch, kept
from align.checks.signs import ANYWHERE, NOWHERE
from align.checks.titles import Titles
from align.checks.words import vocabulary
from align.languages import language

_WORD = re.compile(r"[^\W\d_]{2,}")
# Addresses, codes and paths, which stay as they are.
_KEPT = re.compile(r"\S*(?:://|@|www\.|[{}<>\\_=#]|\w\.\w|\w/\w)\S*")
# Small words inside the names of people.
_PARTICLES = frozenset(words("van von der den del della des dos das bin ibn and"))
_MOSTLY = 0.6
_LEAST_WORDS = 4
_SYLLABIC = "vi"
_SLACK = 3
"""Characters by which texts differ that are equal but for marks and diacritics."""
_FIRST = 4
_FEW = 2
"""Strange words in small letters of which any part that was left has so many at least."""
_LEAST_KEPT = 3
_SINGLE_WORDS = frozenset(
    words(
        "lưu mở đóng xóa xoá hủy huỷ sửa tìm gửi thoát xong thêm chọn nhập xem tải quay trước sau "
        "trang tên ngày giờ tháng năm tuần số có không vâng dạ được rồi chưa chào lỗi mới cũ nữ "
        "đúng sai lên xuống trái phải đầu cuối hết tắt bật bỏ tiếp trên dưới phần chương điều mục "
        "bảng hình nguồn cộng tổng ghi chú chép dán cắt in đọc viết nghe nói hỏi đáp muối đường "
        "nước cơm rau thịt cá gà vịt lợn bò trâu ruộng nhà cửa thuốc sốt ho đau"
    )
)
"""Words that stand alone with a capital and are no names: keys of a program, heads of a table."""
_HEADING_PAIRS = (
    "mục lục|phụ lục|lời nói|nói đầu|kết luận|mở đầu|thông báo|quyết định|nghị quyết|báo cáo|"
    "biên bản|hợp đồng|danh sách|giấy mời|tài liệu|tham khảo|chú thích|nội dung|hướng dẫn|"
    "trang chủ|cài đặt|tìm kiếm|đăng nhập|đăng ký|lời tựa|đơn xin|chỉ thị|điều lệ|tờ trình|"
    "kế hoạch|ghi chú|tổng cộng|số lượng|đơn vị|đơn giá|thành tiền|địa chỉ|họ tên|kính gửi|"
    "nơi nhận|quy định|thông tư|nghị định|luật lệ|xã luận|tin tức|thời sự|bài tập|câu hỏi|"
    "đáp án|chương trình|mục đích|yêu cầu|nhiệm vụ|lưu ý|cảnh báo|sản phẩm|dịch vụ|liên hệ|"
    "giới thiệu|tuyển dụng|khuyến mãi|giỏ hàng|thanh toán|tài khoản|mật khẩu"
)
_HEADINGS = frozenset(_HEADING_PAIRS.split("|"))
"""Words that stand in titles of chapters, forms and pages, and in no name."""


def shared(source: str, target: str) -> float:
    """Return the share of the target's words that the source has as well, 0 to 1."""
    words = _WORD.findall(target.lower())
    known = set(_WORD.findall(source.lower()))
    return sum(word in known for word in words) / len(words) if words else 0.0


def _syllable(code: str) -> Callable[[str], bool]:
    """Return what tells words of a language; where nothing does, all words may be of it."""
    return language(code).is_syllable if code == _SYLLABIC else bool


class SameAsSource:
    """The target is the source, and that is not only a name, a code or figures."""

    id = "same-as-source"
    title = "target equal to the source"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        self.signs = NOWHERE if setting.ours.code == setting.theirs.code else ANYWHERE
        self._is_ours = _syllable(setting.ours.code)
        self._surnames = setting.ours.surnames
        self._titles = Titles(setting.ours)
        room = language(setting.source)
        self._is_particle = room.is_particle

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return at most one finding."""
        if self.signs is NOWHERE or abs(len(pair.source) - len(pair.target)) > _SLACK:
            return ()
        return self._found(pair)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        ours, theirs = pair.source.strip()[:_FIRST], pair.target.strip()[:_FIRST]
        if plain(ours.lower()) != plain(theirs.lower()):
            return
        if _letters(pair.source) != _letters(pair.target):
            return
        said = _WORD.findall(_KEPT.sub(" ", pair.source))
        small = [w for w in said if w[0].islower()]
        if self._titles.is_loan(" ".join(said).lower()):
            return
        left = [w for w in small if w not in _PARTICLES and len(w) > 2 and self._is_ours(w)]
        if left or (not small and self._is_heading(said)):
            yield whole(self, pair, "the target is the source, unchanged")

    def _is_heading(self, said: list[str]) -> bool:
        """Whether words in capitals are no name: a key of a program, or a title of a chapter."""
        low = [word.lower() for word in said]
        if not low or (low[0] in self._surnames and len(low) > 1):
            return False
        if len(low) == 1:
            return low[0] in _SINGLE_WORDS
        if len(low) > 2 and low[0] in _SINGLE_WORDS:
            return True
        pairs = {f"{one} {other}" for one, other in pairwise(low)}
        return any(map(self._is_particle, low)) or not pairs.isdisjoint(_HEADINGS)


class PartlyTranslated:
    """A part of the target, or most of it, is in the words of the source."""

    id = "untranslated"
    title = "a part left in the language of the source"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        self.signs = NOWHERE if setting.ours.code == setting.theirs.code else ANYWHERE
        self._kept = kept(setting)
        self._titles = Titles(setting.ours)

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each part; a target equal to the source is another check's."""
        if self.signs is NOWHERE:
            return ()
        if self._kept.works:
            if len(self._kept.small(pair.target)) < _FEW and not pair.source.isupper():
                return ()
        elif vocabulary(pair.target).isdisjoint(pair.source.split()):
            return ()
        return self._found(pair)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        if abs(len(pair.source) - len(pair.target)) <= _SLACK and _letters(pair.source) == _letters(
            pair.target
        ):
            return
        parts = self._parts(pair) if self._kept.works else []
        for one in parts:
            if not self._titles.may_stand(pair, one.start, one.end, named=one.named):
                message = f"'{pair.target[one.start : one.end]}' is not translated"
                yield Finding(self.id, self.severity, message, one.start, one.end)
        if not parts:
            yield from self._mostly(pair)

    def _parts(self, pair: Pair) -> list[Stretch]:
        """Return stretches that are too long to be a loan."""
        found = self._kept.stretches(pair)
        return [one for one in found if one.different >= _LEAST_KEPT and self._is_long(one, pair)]

    def _is_long(self, one: Stretch, pair: Pair) -> bool:
        if one.small < _LEAST_KEPT:
            return False
        text = pair.target[one.start : one.end]
        if not any(self._titles.several(text)):
            return True
        left = self._titles.without_loans(text)
        return sum(map(str.islower, _WORD.findall(left))) >= _LEAST_KEPT

    def _mostly(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding if most words are those of the source, wherever they stand in it."""
        known, words = pair.source.split(), pair.target.split()
        # A third of the words as they stand, marks and capitals included: a quick look.
        if 3 * len(set(words).intersection(known)) < len(set(words)):
            return
        left = self._titles.without_loans(pair.target)
        small = [word for word in _WORD.findall(left) if word[0].islower()]
        if len(small) < _LEAST_WORDS or len(set(small)) < _LEAST_KEPT:
            return
        share = shared(pair.source, " ".join(small))
        if share >= _MOSTLY:
            yield whole(self, pair, f"{share:.0%} of the words are those of the source")


_PIECES = re.compile(r"[^\W_]+")


def _letters(text: str) -> list[str]:
    """Return the words of a text without case and diacritics."""
    return [plain(word) for word in _PIECES.findall(text.lower())]
