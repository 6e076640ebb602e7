"""Where in a text a capital is due whatever stands there."""

import re

_BEGINNING = re.compile(r"(?:^|[.!?:]|\n|\t)[\"'“‘«(\[\s\d.)-]*\Z")


def begins_sentence(text: str, at: int) -> bool:
    """Tell whether a sentence, or what stands in for one, begins at a place."""
    return _BEGINNING.search(text, max(0, at - 40), at) is not None if at else True
