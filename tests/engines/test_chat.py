"""The chat engine against a server that misbehaves."""

import threading

import pytest

from align.engines.base import Request, TermRequest
from align.engines.chatclient import _PassingError, trouble_wait
from align.engines.options import EngineOptions
from align.engines.prompts import fault, translation
from align.engines.registry import create
from align.errors import AlignError, EngineError, TranslationError
from tests.engines.server import Answer, serving

SOURCE = "Ban thường vụ tỉnh ủy họp ở huyện."
GOOD = Answer(text="The Standing Committee met.")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.engines.chatclient._FIRST_WAIT", 0.01)


def options(url: str, *, timeout: float = 5.0, attempts: int = 3) -> EngineOptions:
    return EngineOptions(
        base_url=url, model="stub", api_key="secret", timeout=timeout, attempts=attempts
    )


def test_similar_segments_stand_before_the_text_the_closest_last() -> None:
    similar = (("Gần.", "Near."), ("Xa.", "Far."))
    with serving(lambda *_: GOOD) as stub:
        create("openai", options(stub.url)).translate([Request(SOURCE, examples=similar)])
    [body] = stub.requests
    said = [(turn["role"], turn["content"]) for turn in body["messages"]]  # type: ignore[attr-defined]
    assert said[1:] == [
        ("user", "Xa."),
        ("assistant", "Far."),
        ("user", "Gần."),
        ("assistant", "Near."),
        ("user", SOURCE),
    ]


def test_terms_are_in_the_prompt_and_the_text_alone_in_the_message() -> None:
    term = TermRequest(14, 21, ("provincial Party committee", "provincial Party committees"))
    with serving(lambda *_: GOOD) as stub:
        engine = create("openai", options(stub.url))
        engine.translate([Request(SOURCE, terms=(term,)), Request(SOURCE)])
    told, plain = sorted(stub.requests, key=lambda r: len(str(r)), reverse=True)
    for body in (told, plain):
        assert body["temperature"] == 0
        assert body["messages"][-1] == {"role": "user", "content": SOURCE}  # type: ignore[index]
    row = "tỉnh ủy | provincial Party committee / provincial Party committees"
    assert row in str(told)
    assert "|" not in str(plain)
    assert stub.keys == ["Bearer secret"] * 2
    assert "secret" not in repr(engine) + repr(options("x"))


@pytest.mark.parametrize(
    ("answers", "error", "said"),
    [
        ([Answer(status=401)], EngineError, "the server refuses the key (HTTP 401)"),
        ([Answer(status=404)], EngineError, "no model 'stub'"),
        ([Answer(status=400)], TranslationError, "the server refuses the request (HTTP 400)"),
        ([Answer(status=429)] * 3, TranslationError, "overloaded or broken (HTTP 429)"),
        ([Answer(status=500)] * 3, TranslationError, "overloaded or broken (HTTP 500)"),
        ([Answer(body="{no")] * 3, TranslationError, "the server's answer is no chat completion"),
        ([Answer(body='{"choices": []}')] * 3, TranslationError, "is no chat completion"),
        ([Answer(body='[{"a": 1}]')] * 3, TranslationError, "is no chat completion"),
        ([Answer(delay=0.4)] * 3, TranslationError, "did not answer within 0.1 s"),
    ],
)
def test_trouble_is_one_sentence(answers: list[Answer], error: type[AlignError], said: str) -> None:
    with serving(lambda _, number: answers[number - 1]) as stub:
        timeout = 0.1 if answers[0].delay else 5.0
        engine = create("openai", options(stub.url, timeout=timeout))
        with pytest.raises(error) as raised:
            engine.translate([Request(SOURCE)])
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert type(raised.value) is error
    assert len(stub.requests) == len(answers)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "its answer was empty"),
        ("I'm sorry, I can't", "talk about the task"),
        (SOURCE, "was not in English"),
    ],
)
def test_nonsense_costs_its_own_segment_only(said: str, why: str) -> None:
    def reply(text: str, _: int) -> Answer:
        return Answer(text=said) if text != "họp" else GOOD

    with serving(reply) as stub:
        first, second = create("openai", options(stub.url)).translate(
            [Request(SOURCE), Request("họp")]
        )
    assert (first.text, second.text) == ("", GOOD.text)
    assert why in first.fault
    assert second.fault == ""


@pytest.mark.parametrize(
    "bad",
    [
        Answer(status=429, retry_after="0"),
        Answer(status=503),
        Answer(body="<html>"),
        Answer(text=""),
        Answer(text="Sure! Here is the translation you asked for."),
        Answer(text="省委常务委员会在县里开会。"),
        Answer(text="met " * 50),
    ],
)
def test_what_passes_is_tried_again(bad: Answer) -> None:
    with serving(lambda _, number: bad if number == 1 else GOOD) as stub:
        [hypothesis] = create("openai", options(stub.url)).translate([Request(SOURCE)])
    assert hypothesis.text == GOOD.text


def test_a_server_that_is_down() -> None:
    with serving(lambda *_: GOOD) as stub:
        pass
    engine = create("openai", options(stub.url))
    with pytest.raises(TranslationError, match="cannot be reached; start the server"):
        engine.translate([Request(SOURCE)])


def test_calls_run_at_once_and_in_order() -> None:
    two = threading.Barrier(2, timeout=20)

    def reply(text: str, _: int) -> Answer:
        two.wait()
        return Answer(text=f"Met {text.split()[-1]}")

    with serving(reply) as stub:
        engine = create("openai", options(stub.url))
        answers = engine.translate([Request(f"họp {n}") for n in range(8)])
    assert [a.text for a in answers] == [f"Met {n}" for n in range(8)]


@pytest.mark.parametrize(
    ("attempt", "asked", "seconds"), [(1, 0.0, 0.01), (2, 0.0, 0.02), (3, 0.0, 0.04), (1, 7.0, 7.0)]
)
def test_waiting_doubles_or_obeys(attempt: int, asked: float, seconds: float) -> None:
    trouble = _PassingError("x", where="y", hint="z", wait=asked)
    assert trouble_wait(trouble, attempt) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"base_url": ""}, "needs the address of a server"),
        ({"base_url": "localhost:1"}, "needs the address of a server"),
        ({"model": ""}, "needs a model"),
    ],
)
def test_options_are_checked(changes: dict[str, str], said: str) -> None:
    given = {"base_url": "http://127.0.0.1:1/v1", "model": "m"} | changes
    with pytest.raises(EngineError, match=said):
        create("openai", EngineOptions(base_url=given["base_url"], model=given["model"]))


@pytest.mark.parametrize(
    ("answer", "source", "text"),
    [
        (" Met. ", "x", "Met."),
        ('"Met."', "họp", "Met."),
        ("“Met.”", "“họp”", "“Met.”"),
        ('"We" and "you"', "x", '"We" and "you"'),
        ("Translation: Met.", "x", "Met."),
        ("**Translation:** Met.", "x", "Met."),
        ("```\nMet.\n```", "x", "Met."),
        ("<think>họp is\nmet</think>\nMet.", "x", "Met."),
        ("Met\nhere.", "x", "Met here."),
    ],
)
def test_wrappings_are_taken_off(answer: str, source: str, text: str) -> None:
    assert translation(answer, source) == text


@pytest.mark.parametrize(
    ("source", "text", "wrong"),
    [
        (SOURCE, GOOD.text, ""),
        (SOURCE, "Tràng Định, Bắc Sơn and Lộc Bình met with the people of Lạng Sơn.", ""),
        ("Tràng Định, Bắc Sơn, Lộc Bình", "Tràng Định, Bắc Sơn, Lộc Bình", ""),
        ("Chắc chắn!", "Sure!", ""),
        ("Đây là bản dịch.", "Here is a translation of the text:", "was talk about the task"),
        (SOURCE, "Ban thường vụ họp ở huyện tỉnh", "was not in English"),
        ("xin chao cac ban oi", "Xin chao cac ban oi", "was the source again"),
        (SOURCE, " ".join(map(str, range(99))), "was far too long"),
    ],
)
def test_faults(source: str, text: str, wrong: str) -> None:
    assert fault(source, text, "en") == wrong
