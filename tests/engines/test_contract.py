"""What every engine must keep, whatever it runs on."""

import pytest

from align.engines.base import Engine, Request, TermRequest

SOURCES = [
    "Đảng bộ tỉnh họp hội nghị .",
    "",
    "Ban thường vụ tỉnh ủy báo cáo kết quả vụ mùa , nhân dân các xã làm thủy lợi .",
    "  \t ",
    "năm 1966",
    "* * *",
    "nông nghiệp </s> ⟦t⟧ <2en> >>en<< 😀 ﬁ…",
    "họp",
]
FORMS = ["The Standing Committee", "Żółć №5 of", "Party"]


def requests(*sources: str) -> list[Request]:
    return [Request(source) for source in sources]


def test_one_answer_for_each_request_in_order(engine: Engine) -> None:
    together = engine.translate(requests(*SOURCES))
    alone = [engine.translate(requests(source))[0] for source in SOURCES]
    assert [h.text for h in together] == [h.text for h in alone]


def test_nothing_asked_nothing_answered(engine: Engine) -> None:
    assert engine.translate([]) == []


def test_same_input_same_output(engine: Engine) -> None:
    assert engine.translate(requests(*SOURCES)) == engine.translate(requests(*SOURCES))


def test_equal_requests_have_equal_answers(engine: Engine) -> None:
    answers = engine.translate(requests(*[SOURCES[0]] * 40))
    assert len({h.text for h in answers}) == 1


@pytest.mark.parametrize(("source", "target"), [("", ""), (" \t", ""), ("* * *", "* * *")])
def test_what_has_no_words_is_not_translated(engine: Engine, source: str, target: str) -> None:
    assert engine.translate(requests(source))[0].text == target


def test_terms_do_no_harm(engine: Engine) -> None:
    term = TermRequest(0, 7, ("Party committee",))
    [answer] = engine.translate([Request(SOURCES[0], terms=(term,))])
    if not engine.soft_terms:
        assert answer == engine.translate(requests(SOURCES[0]))[0]


@pytest.mark.parametrize("prefix", FORMS)
def test_a_prefix_is_obeyed(engine: Engine, prefix: str) -> None:
    if not engine.forced:
        pytest.skip("promises no such thing")
    answers = engine.translate([Request(source, prefix=prefix) for source in SOURCES])
    assert [h.text[: len(prefix)] for h in answers] == [prefix] * len(SOURCES)


def test_text_is_bare(engine: Engine) -> None:
    for hypothesis in engine.translate(requests(*SOURCES)):
        assert hypothesis.text == hypothesis.text.strip()
        assert "▁" not in hypothesis.text
        assert "</s>" not in hypothesis.text


@pytest.mark.parametrize("prefix", ["", *FORMS])
def test_alignment_lies_within_the_texts(engine: Engine, prefix: str) -> None:
    prefix = prefix if engine.forced else ""
    asked = [Request(source, prefix=prefix) for source in SOURCES]
    for request, hypothesis in zip(asked, engine.translate(asked), strict=True):
        alignment = hypothesis.alignment
        if alignment is None:
            continue
        for spans, text in (
            (alignment.source, request.source),
            (alignment.target, hypothesis.text),
        ):
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert list(spans) == sorted(spans)
            assert all(text[start:end].strip() for start, end in spans)
        assert len(alignment.weights) == len(alignment.target)
        for row in alignment.weights:
            assert len(row) == len(alignment.source)
            assert 0 <= sum(row) <= 1.001


def test_every_word_is_aligned(engine: Engine) -> None:
    [hypothesis] = engine.translate(requests(SOURCES[2]))
    if hypothesis.alignment is None:
        pytest.skip("tells no alignment")
    covered = {i for start, end in hypothesis.alignment.source for i in range(start, end)}
    assert {i for i, c in enumerate(SOURCES[2]) if not c.isspace()} <= covered


def test_scores_are_mean_log_probabilities(engine: Engine) -> None:
    for hypothesis in engine.translate(requests(*SOURCES)):
        assert hypothesis.score is None or hypothesis.score <= 0


def test_names_itself(engine: Engine) -> None:
    assert engine.name
    assert engine.revision
    assert all("=" in pair for pair in engine.settings.split(" "))


def test_a_source_longer_than_the_model_is_not_cut_off(engine: Engine) -> None:
    long = " ; ".join([SOURCES[0][:-2]] * 120) + " ."
    [hypothesis] = engine.translate(requests(long))
    assert hypothesis.text
    if hypothesis.alignment:
        assert hypothesis.alignment.source[-1][1] == len(long)
