"""What a memory writes as TMX it reads again, whatever a unit holds."""

import io
import tempfile
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from align.exchange import Facts
from align.exchange.reading import read_tmx
from align.exchange.tmx_memory import write_memory
from align.store.memory.records import PLACEHOLDER, Translated
from align.units import Origin, Status

FACTS = Facts("vi", "en", "1", datetime(2026, 11, 25, tzinfo=UTC))
_CODES = st.sampled_from(
    [
        '<ph x="1">&lt;br/&gt;</ph>',
        "<ph></ph>",
        '<it pos="begin">&lt;i&gt;</it>',
        "<ut>{\\b</ut>",
    ]
)
_LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters=PLACEHOLDER
)
_WORDS = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=12),
    st.sampled_from(["<b>", "&amp;", "]]>", "{1}", "tỉnh ủy", "a\u0301", '"', "a\nb", "-->"]),
)


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


@st.composite
def _sides(draw: st.DrawFn) -> tuple[str, tuple[str, ...]]:
    """Text that is not empty, with codes between its words."""
    text, codes = "x", []
    for word in draw(st.lists(_WORDS, max_size=4)):
        text += word
        if draw(st.booleans()):
            codes.append(draw(_CODES))
            text += PLACEHOLDER
    return _clean(text + "x"), tuple(codes)


_SAID = _WORDS.map(lambda word: _clean(f"x{word}"))
_PROPS = st.lists(st.tuples(st.sampled_from(["x-client", "x-job", "domain"]), _SAID), max_size=3)
_TIMES = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)).map(
    lambda time: time.strftime("%Y-%m-%dT%H:%M:%SZ")
)


@st.composite
def _units(draw: st.DrawFn) -> Translated:
    (source, source_codes), (target, target_codes) = draw(_sides()), draw(_sides())
    return Translated(
        source,
        target,
        draw(st.sampled_from(["vi", "vi-VN"])),
        draw(st.sampled_from(["en", "en-US", "en-GB"])),
        source_codes,
        target_codes,
        props=tuple(draw(_PROPS)),
        notes=tuple(draw(st.lists(_SAID, max_size=2))),
        author=draw(st.sampled_from(["", "Lan", "Bình & Co"])),
        created=draw(st.one_of(st.just(""), _TIMES)),
        changed=draw(st.one_of(st.just(""), _TIMES)),
        document=draw(st.one_of(st.just(""), _SAID)),
        before=draw(st.one_of(st.just(""), _SAID)),
        after=draw(st.one_of(st.just(""), _SAID)),
        key=draw(st.one_of(st.just(""), st.sampled_from(["1", "a<b", "khóa"]))),
        status=draw(st.sampled_from([Status.DRAFT, Status.CONFIRMED])),
        origin=draw(st.one_of(st.none(), st.just(Origin("compact", "r1", "g2", "beam=4")))),
    )


@given(st.lists(_units(), max_size=4))
def test_what_is_written_is_read(units: list[Translated]) -> None:
    stream = io.BytesIO()
    assert write_memory(stream, units, FACTS).written == len(units)
    problems: list[object] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.tmx"
        path.write_bytes(stream.getvalue())
        found = list(read_tmx(path, source="vi", target="en", problem=problems.append))
    assert not problems
    assert [replace(one, number=0, line=0) for one in found] == units
