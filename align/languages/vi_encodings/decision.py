"""When the evidence is enough to read a text in another way than it stands."""

from collections.abc import Iterable

from align.languages.vi_encodings.evidence import AS_IS, Evidence, gather, gather_viqr

# A line is judged by itself from this many telling words on ...
LEAST = 4
# ... if this share of them become syllables, more than as the text stands by the margin, and
# this share of all words are.
_SHARE = 0.75
_MARGIN = 0.3
# A text with letters that only Unicode has is Unicode; a slip of one word is possible.
_MODERN = 0.05
_WHOLE = 0.6
# English and French marks are rarer than Vietnamese ones: share of words with any.
_DENSITY = 0.25
# The same of bytes that are not UTF-8.
_WHOLE_BYTES = 0.35
_DENSITY_BYTES = 0.15
_GAIN_BYTES = 0.25
# One or two words prove nothing unless all around them is Vietnamese as well.
_FEW = 3
_WHOLE_FEW = 0.8
_LEFT = 0.6
# With names of other languages around them, the telling words have to be as good as all right.
_CERTAIN = 0.95
# Every ASCII text can be read as VIQR, so there it takes more.
_LEAST_VIQR = 4
_DENSITY_VIQR = 0.3


def convincing(evidence: Evidence, *, least: int = LEAST) -> str:
    """Return the encoding that a text is in beyond doubt; ``AS_IS`` if there is none."""
    name = evidence.best
    words = evidence.marked + evidence.plain
    gain = evidence.share(name) - evidence.share(AS_IS)
    enough = (
        evidence.marked >= least
        and evidence.modern <= _MODERN * evidence.marked
        and evidence.share(name) >= _SHARE
        and (gain >= _MARGIN or (evidence.share(name) == 1 and gain * evidence.marked >= 2))
        and evidence.whole(name) >= _WHOLE
        and evidence.marked >= _DENSITY * words
    )
    return name if enough else AS_IS


def is_viqr(texts: Iterable[str]) -> Evidence | None:
    """Return the evidence that ASCII texts are VIQR; None if they are not."""
    evidence = gather_viqr(texts)
    words = evidence.marked + evidence.plain
    # A short line has to do with fewer if every word of it is Vietnamese, and a common one.
    everyday = evidence.everyday[evidence.best] == evidence.marked
    least = _LEAST_VIQR - (everyday and evidence.whole(evidence.best) == 1)
    dense = evidence.marked >= max(least, _DENSITY_VIQR * words)
    return evidence if dense and convincing(evidence, least=least) else None


def convincing_bytes(evidence: Evidence) -> str:
    """Return the encoding of bytes that are not UTF-8; ``AS_IS``: they are not Vietnamese.

    Bytes have to be in some encoding, so less is asked than of a text that may well be sound.
    """
    name = evidence.best
    gain = evidence.valid[name] - evidence.valid[AS_IS]
    words = evidence.marked + evidence.plain
    perfect = evidence.share(name) == 1 and evidence.whole(name) >= _WHOLE_FEW
    enough = (
        evidence.share(name) >= _SHARE
        and gain >= 1
        and (gain >= _GAIN_BYTES * evidence.marked or perfect)
        and evidence.whole(name) >= (_WHOLE_BYTES if evidence.marked >= _FEW else _WHOLE_FEW)
        and evidence.marked >= _DENSITY_BYTES * words
    )
    return name if enough else AS_IS


def of_line(text: str, usual: str, *, sound: bool = True, before: str = AS_IS) -> str:
    """Return the encoding of one line.

    Args:
        text: the line, or its byte characters.
        usual: what the document is in where it is in an older encoding; ``AS_IS`` if nowhere.
        sound: whether the line may be right as it stands.
        before: the encoding of the line before it, which counts where nothing else does.
    """
    evidence = gather((text,))
    if not evidence.marked:
        return AS_IS
    found = convincing(evidence) or ("" if sound else convincing_bytes(evidence))
    if found and (not usual or evidence.score(found) > 1.1 * evidence.score(usual)):
        return found
    if not usual:
        return AS_IS
    if not sound:
        return usual if evidence.share(usual) >= _LEFT or not evidence.share(AS_IS) else AS_IS
    share = evidence.share(usual)
    certain = evidence.marked >= LEAST and share >= _CERTAIN
    if share < _SHARE or evidence.modern or not (certain or evidence.whole(usual) >= _WHOLE):
        return AS_IS
    lead = evidence.score(usual) - evidence.score(AS_IS)
    return usual if lead > 0 or (lead == 0 and before == usual) else AS_IS
