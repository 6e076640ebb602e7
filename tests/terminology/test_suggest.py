from itertools import pairwise
from pathlib import Path

import pytest
import regex
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import GlossaryError
from align.glossary import Entry, Glossary, load_glossary
from align.terminology.bilingual import Bilingual
from align.terminology.candidates import candidates
from align.terminology.suggest import as_yaml, suggestions

TEXTS = [
    "Hợp tác xã này tốt.",
    "Xem hợp tác xã kia.",
    "hợp tác xã và nông trường",
    "Có hợp tác xã bậc cao mới.",
    "Họ thăm hợp tác xã bậc cao.",
    "Nông trường ở Lạng Sơn.",
    "Nhiều nông trường lớn.",
    "Đến Lạng Sơn năm 1966.",
    "Về Lạng Sơn.",
]
TARGETS = [
    "This cooperative is good.",
    "See that cooperative.",
    "a cooperative and a farm",
    "There is a new high-level cooperative.",
    "They visit the high-level cooperative.",
    "A farm in Lang Son.",
    "Many big farms.",
    "Lang Son reached, 1966.",
    "Home, Lang Son.",
]
SYLLABLES = st.sampled_from(
    ["hợp", "tác", "xã", "nông", "của", "và", "trường", "đảng", "bộ", "tỉnh", "ủy", "12", "Sơn"]
)
SENTENCES = st.lists(SYLLABLES, max_size=12).map(" ".join)


def found(least: int = 3, known: Glossary | None = None) -> dict[str, int]:
    return {one.source: one.count for one in candidates(TEXTS, "vi", known, least=least)}


def test_frequent_runs_are_found() -> None:
    assert found() == {"hợp tác xã": 5, "nông trường": 3, "Lạng Sơn": 3}


def test_a_part_that_only_stands_within_is_none() -> None:
    assert "hợp tác" not in found()
    assert "tác xã" not in found()


def test_names_are_told() -> None:
    names = [one.source for one in candidates(TEXTS, "vi") if one.name]
    assert names == ["Lạng Sơn"]


def test_the_longer_term_counts_beside_the_shorter() -> None:
    assert found(least=2)["hợp tác xã bậc cao"] == 2


def test_known_terms_and_their_parts_are_left_out() -> None:
    known = Glossary((Entry("hợp tác xã", "hợp tác xã", "cooperative"),))
    assert found(least=2, known=known) == {
        "hợp tác xã bậc cao": 2,
        "nông trường": 3,
        "Lạng Sơn": 3,
    }


@settings(max_examples=50, deadline=None)
@given(st.lists(SENTENCES, max_size=12))
def test_a_candidate_occurs_as_often_as_is_said(texts: list[str]) -> None:
    for one in candidates(texts, "vi", least=2):
        folded = " ".join(one.gram)
        run = regex.compile(regex.escape(folded))
        found = (run.findall(text.casefold(), overlapped=True) for text in texts)
        assert 2 <= one.count <= sum(map(len, found))
        assert one.value > 0
        assert 2 <= len(one.gram) <= 6
        assert not any(c.isdigit() for c in folded)
    values = [one.value for one in candidates(texts, "vi", least=2)]
    assert all(a >= b for a, b in pairwise(values))


_NOUNS = {
    "hợp tác xã": "cooperative",
    "nông trường": "farm",
    "Lạng Sơn": "Lang Son",
    "hồ": "lake",
    "rừng": "forest",
}
_FRAMES = {"thăm {}": "visit {}", "{} mới": "new {}", "{} lớn": "big {}", "xem {} cũ": "see old {}"}
_MADE = [
    (frame.format(noun), _FRAMES[frame].format(_NOUNS[noun]))
    for noun in _NOUNS
    for frame in _FRAMES
]
MEMORY = [
    Bilingual(s, t, f"line {n}", n)
    for n, (s, t) in enumerate([*zip(TEXTS, TARGETS, strict=True), *_MADE * 2], 1)
]


def test_targets_come_from_the_memory() -> None:
    shares: list[float] = []
    made = suggestions(TEXTS, MEMORY, None, ("vi", "en"), advance=shares.append)
    targets = {one.candidate.source: one.target for one in made}
    assert targets == {
        "hợp tác xã": "cooperative",
        "nông trường": "farm",
        "Lạng Sơn": "Lang Son",
    }
    assert sum(shares) == pytest.approx(1)
    best = next(one for one in made if one.candidate.source == "nông trường")
    assert best.renderings is not None
    assert best.renderings.occurrences == 11
    assert best.renderings.consistency == best.renderings.forms["farm"] / 11 >= 0.7


def test_the_yaml_is_a_term_base_once_its_gaps_are_filled(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    text = "".join(as_yaml(suggestions(TEXTS, MEMORY, None, ("vi", "en")), ("vi", "en")))
    path.write_text(text, encoding="utf-8")
    loaded = load_glossary(path)
    assert {entry.source: entry.target for entry in loaded.entries}["nông trường"] == "farm"
    bare = "".join(as_yaml(suggestions(TEXTS, [], None, ("vi", "en")), ("vi", "en")))
    assert yaml.safe_load(bare)["entries"][0] == {"source": "hợp tác xã", "target": None}
    path.write_text(bare, encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"line 10: entry 'hợp tác xã': 'target' is empty"):
        load_glossary(path)


@pytest.mark.parametrize("texts", [[], [""], ["a"], ["của và"], ["1 2 3"] * 5])
def test_nothing_to_suggest(texts: list[str]) -> None:
    assert suggestions(texts, MEMORY, None, ("vi", "en")) == []
