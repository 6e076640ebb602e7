"""Give a key the spelling and the capitals that its place asks for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from align.repair.words import Word


class Spelling:
    """How a document spells its syllables, and a model where the document does not say."""

    def __init__(self, rows: Iterable[Sequence[Word]], usual: Mapping[str, str]) -> None:
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for word in (word for row in rows for word in row):
            found[word.key][word.text.lower()] += 1
        self._own = {key: max(all_, key=lambda s: (all_[s], s)) for key, all_ in found.items()}
        self._usual = usual

    def of(self, key: str, like: str) -> str:
        """Return the spelling of a key with the capitals of another word."""
        spelled = self._own.get(key) or self._usual.get(key, key)
        if like.isupper() and (len(like) > 1 or len(spelled) == 1):
            return spelled.upper()
        return spelled[:1].upper() + spelled[1:] if like[:1].isupper() else spelled
