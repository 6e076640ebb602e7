"""Going on in several ways behind a prefix."""

import pytest

from align.engines.base import Engine, Request
from align.engines.decoder import Branching
from align.engines.neural import NeuralEngine
from align.engines.options import EngineOptions
from align.engines.registry import create

SOURCE = "Đảng bộ tỉnh họp hội nghị về hợp tác xã nông nghiệp ."
CAPITALS = "ĐẢNG BỘ TỈNH HỌP HỘI NGHỊ"


def branches(engine: Engine) -> bool:
    return isinstance(engine, NeuralEngine) and isinstance(engine._decoder, Branching)


@pytest.mark.parametrize("source", [SOURCE, "", "* * *", CAPITALS, f"{SOURCE} " * 40])
@pytest.mark.parametrize("prefix", ["", "The Standing Committee"])
def test_each_answer_keeps_the_prefix_and_is_another_one(
    engine: Engine, source: str, prefix: str
) -> None:
    if prefix and not engine.forced:
        pytest.skip("promises no such thing")
    prefix = prefix.upper() if source == CAPITALS else prefix
    answers = engine.alternatives(Request(source, prefix=prefix, quick=True), 8)
    texts = [answer.text for answer in answers]
    assert 1 <= len(texts) <= 8
    assert len(set(texts)) == len(texts)
    if source != f"{SOURCE} " * 40:
        assert all(text.startswith(prefix) for text in texts)
    assert all(text == text.strip() for text in texts)


@pytest.mark.parametrize("prefix", ["", "This year", "This year the", "The rice"])
def test_the_first_is_the_greedy_one(prefix: str) -> None:
    engine = create("compact", EngineOptions(threads=1))
    request = Request("Lúa năm nay tốt.", prefix=prefix, quick=True)
    greedy = engine.translate([request])[0].text
    assert engine.alternatives(request, 6)[0].text == greedy
    pieces = engine.alternatives(request, 6, 1)
    assert greedy.startswith(pieces[0].text)
    scores = [piece.score or 0.0 for piece in pieces]
    assert scores == sorted(scores, reverse=True)


def test_engines_that_branch_do(engine: Engine) -> None:
    answers = engine.alternatives(Request(SOURCE, quick=True), 6)
    assert (len(answers) > 1) == branches(engine)


def test_a_sentence_that_is_over_is_an_answer() -> None:
    engine = create("compact", EngineOptions(threads=1))
    over = Request("Lúa tốt.", prefix="The rice is good.", quick=True)
    for length in (0, 1):
        assert [one.text for one in engine.alternatives(over, 1, length)] == [over.prefix]


@pytest.mark.parametrize(
    "prefix", ["", "Rice is fine this year;", "Rice is fine this year; the", "Rice is"]
)
def test_the_clause_that_was_begun_goes_on(prefix: str) -> None:
    engine = create("compact", EngineOptions(threads=1))
    source = "Năm nay lúa rất tốt; nhưng ngô và khoai thì xấu hơn mọi năm."
    assert len(engine.parts(source)) == 2
    request = Request(source, prefix=prefix, quick=True)
    answers = [answer.text for answer in engine.alternatives(request, 6)]
    assert len(answers) > 1
    assert all(text.startswith(prefix) for text in answers)
    assert engine.translate([request])[0].text.startswith(prefix)
