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


def test_the_first_is_the_greedy_one() -> None:
    engine = create("compact", EngineOptions(threads=1))
    request = Request("Lúa năm nay tốt.", quick=True)
    assert engine.alternatives(request, 6)[0].text == engine.translate([request])[0].text


def test_engines_that_branch_do(engine: Engine) -> None:
    answers = engine.alternatives(Request(SOURCE, quick=True), 6)
    assert (len(answers) > 1) == branches(engine)
