"""Sentences inside a sentence: (Hội nghị họp năm 1966. Ông dự.) in the middle of another."""

_REACH = 200
"""Code points looked at on either side; a longer bracket is not protected."""


def embedded(text: str, start: int, place: int) -> bool:
    """Tell whether ``place`` is in round brackets behind which the sentence goes on.

    Args:
        text: the paragraph.
        start: where the sentence begins.
        place: where it might be cut.
    """
    low = max(start, place - _REACH)
    opened = text.rfind("(", low, place)
    if opened < 0 or text.rfind(")", opened, place) >= 0:
        return False
    closed = text.find(")", place, place + _REACH)
    if closed < 0 or text.find("(", place, closed) >= 0:
        return False
    rest = text[closed + 1 : closed + 8].lstrip("\"'”’ \t")
    return rest[:1].islower() or rest[:1] in tuple(",;:.")
