"""For the checks that need a term base or several pairs: what they find, what they leave alone."""

from typing import NamedTuple

from align.glossary import Entry, Glossary

GLOSSARY = Glossary((Entry("xã", "xã", "commune", forbidden=("village",)),))


class Wide(NamedTuple):
    check: str
    pairs: tuple[tuple[str, str], ...]
    """Sources with their targets."""
    found: bool
    """Whether the last pair is accused; the others never are."""
    fuzzy: int = 0
    """Per cent of the match that each target was confirmed from."""


_HOUSE = ("Họ đến nhà.", "They came to the house.")
_BOAT = ("Đội trưởng khóa cổng sau khi về.", "The team leader locks the gate on returning.")

WIDE = (
    Wide("terms", (("Xã họp.", "The district met."),), True),
    Wide("terms", (("Xã họp.", "The communes met."),), False),
    Wide("forbidden-terms", (("Xã họp.", "The village met."),), True),
    Wide("forbidden-terms", (("Xã họp.", "The commune met in the village."),), False),
    Wide("inconsistent", (_HOUSE, _HOUSE, ("Họ đến nhà.", "They went home.")), True),
    Wide("inconsistent", (_HOUSE, ("Họ đến nhà.", "they came  to the house")), False),
    Wide(
        "inconsistent",
        (("Nộp tại tòa án tỉnh.", "File at court."), ("Nộp tại tòa án huyện.", "File at court.")),
        True,
    ),
    Wide(
        "inconsistent",
        (("Ông ta từ chối ký.", "He refused."), ("Anh ta từ chối ký.", "He refused.")),
        False,
    ),
    Wide("inconsistent", (_BOAT, ("Đội trưởng khóa kho sau khi về.", _BOAT[1])), True),
    Wide("inconsistent", (_BOAT, ("Đội trưởng khoá cổng sau khi về.", _BOAT[1])), False),
    Wide("inconsistent", (_BOAT, ("Đội trưởng khóa cổng lớn sau khi về.", _BOAT[1])), False),
    Wide("same-target", (_HOUSE, ("Họ đi chợ.", _HOUSE[1])), True),
    Wide("same-target", (("Vâng.", "Yes."), ("Dạ.", "Yes.")), False),
    Wide("spelling", (("Chúng tôi nhận thư.", "We recieve letters."),), True),
    Wide("spelling", (("Ông Xuân ăn phở.", "Mr Xuan doesn’t eat phở."),), False),
    Wide("fuzzy-kept", (("Ba xã họp.", "Two communes met."),), True, 85),
    Wide("fuzzy-kept", (("Ba xã họp.", "Three communes met."),), False),
)
