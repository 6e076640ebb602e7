"""What was found of an older encoding, and why it was believed."""

from collections.abc import Iterable
from dataclasses import dataclass

from align.languages.vi_encodings import find
from align.languages.vi_encodings.evidence import AS_IS, Evidence

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Found:
    """Parts of a document that are in one older encoding."""

    encoding: str
    by: str
    """``syllables``, ``font NAME`` or ``given``."""
    parts: int
    """Lines of a text file, paragraphs of another document."""
    share: float = 0.0
    """Share of the telling words that are Vietnamese syllables when read so."""
    as_is: float = 0.0
    """The same share for the text as it stands."""
    rival: str = ""
    """The next best encoding."""
    rival_share: float = 0.0
    before: str = ""
    """The beginning of a part as it stood ..."""
    after: str = ""
    """... and as it is read."""

    @property
    def reason(self) -> str:
        """Say in one clause why the encoding is believed."""
        if self.by != "syllables":
            return self.by
        rival = f", {self.rival}: {self.rival_share:.0%}" if self.rival else ""
        return f"{self.share:.0%} Vietnamese syllables (as it stands: {self.as_is:.0%}{rival})"

    @property
    def notice(self) -> str:
        """Tell a user about it in one sentence."""
        many = "paragraph" if self.parts == 1 else "paragraphs"
        return f"{self.parts} {many} read as {self.encoding}: {self.reason}"


def found_in(
    name: str, evidence: Evidence, parts: int, samples: Iterable[str], by: str = "syllables"
) -> Found:
    """Sum up the evidence for an encoding.

    Args:
        name: the encoding.
        evidence: how the telling words read.
        parts: how many lines or paragraphs are in it.
        samples: some of them as they stood.
        by: what gave it away.
    """
    encoding = find(name)
    # What is in a font of capitals are the bytes of TCVN3.
    judged = name if name in evidence.valid else "tcvn3"
    rival = next((n for n in evidence.ranked if n not in (judged, AS_IS)), "")
    sample = next((s for s in samples if not s.isascii() or name == "viqr"), "")
    return Found(
        encoding=name,
        by=by,
        parts=parts,
        share=evidence.share(judged),
        as_is=evidence.share(AS_IS),
        rival=rival,
        rival_share=evidence.share(rival) if rival else 0.0,
        before=_cut(sample),
        after=_cut(encoding.decode(sample)) if encoding else "",
    )


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
