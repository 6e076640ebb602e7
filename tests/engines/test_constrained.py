"""Engines that can be told what to say, on networks that have nothing to say of themselves."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.engines.base import Engine, Hypothesis, Request
from align.engines.checkpoint import CheckpointEngine
from align.engines.constrained_parts import unsaid
from align.engines.options import EngineOptions, Runtime
from align.engines.registry import create
from align.glossary.entry import Entry
from align.glossary.occurrences import allowed_spans
from tests.engines.conftest import CHECKPOINTS, checkpoint, needs_torch
from tests.engines.test_contract import SOURCES

pytestmark = needs_torch
WORDS = ["Party", "Standing Committee", "the", "conference", "provincial Party", "crop", "in"]
SHORT = [SOURCES[0], SOURCES[4], SOURCES[7]]
MUST = (("Standing Committee", "standing committees"), ("Party",), ("crop", "harvest"))


def start(
    name: str, shelf: Path, beam: int = 2, runtime: Runtime = Runtime.TORCH
) -> CheckpointEngine:
    folder = checkpoint(name, shelf)
    return CheckpointEngine(
        EngineOptions(model=str(folder), runtime=runtime, beam=beam, threads=1, compute="float32")
    )


@pytest.fixture(scope="module")
def torch_engine(shelf: Path) -> CheckpointEngine:
    return start("marian", shelf)


def places(text: str, forms: Sequence[str]) -> list[tuple[int, int]]:
    """Return where forms stand as words, none overlapping another, as a term base judges it."""
    found: list[tuple[int, int]] = []
    entry = Entry(id="x", source="x", target=forms[0], allowed=tuple(forms[1:]), inflect=False)
    for start_, end in sorted(allowed_spans(entry, text), key=lambda s: (s[0] - s[1], s)):
        if all(end <= a or b <= start_ for a, b in found):
            found.append((start_, end))
    return found


@pytest.mark.parametrize(
    ("text", "must", "missing"),
    [
        ("The Party's cell", (("Party",),), ()),
        ("Partyman, non-Party", (("Party",),), (0,)),
        ("Workers’ Party", (("Workers' Party",), ("Party",)), (1,)),
        ("Party Party", (("Party",),) * 3, (2,)),
        ("b", (("a", "b"), ("b",)), (0,)),
        ("b a", (("a", "b"), ("b",)), ()),
        ("", ((), ("",)), (0, 1)),
    ],
)
def test_what_a_text_says(
    text: str, must: tuple[tuple[str, ...], ...], missing: tuple[int, ...]
) -> None:
    assert unsaid(text, must) == missing


def texts(hypotheses: Sequence[Hypothesis]) -> list[str]:
    return [hypothesis.text for hypothesis in hypotheses]


@pytest.mark.parametrize("beam", [1, 2, 5])
def test_all_is_said(shelf: Path, beam: int) -> None:
    engine = start("marian", shelf, beam)
    for answer in engine.translate([Request(source, must=MUST) for source in SHORT]):
        assert answer.unmet == ()
        assert all(places(answer.text, forms) for forms in MUST)


@pytest.mark.parametrize("name", CHECKPOINTS)
def test_in_every_family(name: str, shelf: Path) -> None:
    [answer] = start(name, shelf).translate([Request(SOURCES[0], must=MUST)])
    assert answer.unmet == ()
    assert all(places(answer.text, forms) for forms in MUST)
    assert answer.alignment is not None
    assert answer.alignment.source[-1][1] == len(SOURCES[0])


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), max_size=4),
    st.sampled_from(SHORT),
    st.sampled_from(["", "The conference", "In"]),
)
def test_whatever_is_asked_is_said(
    torch_engine: CheckpointEngine, must: list[list[str]], source: str, prefix: str
) -> None:
    asked = Request(source, prefix=prefix, must=tuple(map(tuple, must)))
    # Not what the engine makes of it: it cuts out what is said again and again.
    [part] = torch_engine._parts(asked)
    [[decoded]] = torch_engine._decoder.decode([[torch_engine._job(part)]])
    answer = torch_engine._answer(part, decoded)
    assert decoded.unmet == ()
    assert answer.text.startswith(prefix)
    assert all(places(answer.text, forms) for forms in must)


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize("form", ["Party", "Standing Committee"])
def test_as_often_as_asked(torch_engine: Engine, form: str, times: int) -> None:
    answers = torch_engine.translate([Request(s, must=((form,),) * times) for s in SHORT])
    for answer in answers:
        # Three times in a row is a loop, and is cut.
        assert answer.unmet == () or times > 2
        assert len(places(answer.text, [form])) >= times - len(answer.unmet)


def test_a_form_within_another_counts_only_once(torch_engine: Engine) -> None:
    must = (("provincial Party",), ("Party",))
    for answer in torch_engine.translate([Request(s, must=must) for s in SHORT]):
        assert places(answer.text, must[0])
        assert len(places(answer.text, ("provincial Party", "Party"))) >= 2


def test_asked_for_nothing_nothing_changes(torch_engine: Engine) -> None:
    asked = [Request(source) for source in SOURCES]
    mixed = [*asked, Request(SOURCES[0], must=MUST)]
    assert torch_engine.translate(mixed)[: len(asked)] == torch_engine.translate(asked)


@pytest.mark.parametrize("must", [(("",),), ((),), (("\ud7ff\ue000",),) * 2])
def test_what_cannot_be_said_is_told(shelf: Path, must: tuple[tuple[str, ...], ...]) -> None:
    engine = start("m2m", shelf)
    [plain] = engine.translate([Request(SOURCES[0])])
    [answer] = engine.translate([Request(SOURCES[0], must=must)])
    assert answer.text == plain.text
    assert answer.unmet == tuple(range(len(must)))
    [answer] = engine.translate([Request(SOURCES[0], must=(*must, ("Party",)))])
    assert answer.unmet == tuple(range(len(must)))
    assert places(answer.text, ["Party"])


def test_neighbours_do_not_matter(torch_engine: Engine) -> None:
    asked = [
        Request(source, must=MUST[: 1 + number % 3], prefix="The" * (number % 2))
        for number, source in enumerate([*SOURCES, *SHORT])
    ]
    alone = [torch_engine.translate([request])[0].text for request in asked]
    assert texts(torch_engine.translate(asked)) == alone
    assert texts(torch_engine.translate(asked[::-1])) == alone[::-1]


def test_a_prefix_may_say_it(torch_engine: Engine) -> None:
    request = Request(SOURCES[0], prefix="The Party of the Standing", must=MUST)
    [answer] = torch_engine.translate([request])
    assert answer.text.startswith(request.prefix)
    assert answer.unmet == ()


def test_byte_by_byte_where_there_is_no_piece(torch_engine: Engine) -> None:
    must = (("Żółć №5",), ("😀",))
    [answer] = torch_engine.translate([Request(SOURCES[0], must=must)])
    assert answer.unmet == ()
    assert "Żółć №5" in answer.text
    assert "😀" in answer.text


def test_more_than_there_is_room_for(torch_engine: Engine) -> None:
    must = tuple((f"Party conference number {n}",) for n in range(80))
    [answer] = torch_engine.translate([Request(SOURCES[0], must=must)])
    assert 0 < len(answer.unmet) < len(must)
    assert all(places(answer.text, forms) for n, forms in enumerate(must) if n not in answer.unmet)


def test_what_has_no_words_says_nothing(torch_engine: Engine) -> None:
    [answer] = torch_engine.translate([Request("* * *", must=MUST)])
    assert (answer.text, answer.unmet) == ("* * *", (0, 1, 2))


def test_a_long_source_says_it_in_one_of_its_parts(torch_engine: Engine) -> None:
    long = " ; ".join([SOURCES[2][:-2]] * 12) + " ."
    assert len(torch_engine.parts(long)) > 1
    must = (*MUST, MUST[1])
    [answer] = torch_engine.translate([Request(long, must=must)])
    assert answer.unmet == ()
    assert all(places(answer.text, forms) for forms in MUST)
    assert len(places(answer.text, MUST[1])) >= 2


@pytest.fixture(params=["compact", "ctranslate2"])
def unconstrained(
    request: pytest.FixtureRequest, shelf: Path, tiny_compact: Path
) -> Iterator[Engine]:
    if request.param == "compact":
        yield create("compact", EngineOptions(model=str(tiny_compact), threads=1))
    else:
        yield start("marian", shelf, runtime=Runtime.CTRANSLATE2)


def test_who_cannot_be_told_says_so(unconstrained: Engine, torch_engine: Engine) -> None:
    assert torch_engine.constrained
    assert not unconstrained.constrained
    [plain] = unconstrained.translate([Request(SOURCES[0])])
    [answer] = unconstrained.translate([Request(SOURCES[0], must=MUST)])
    assert answer.text == plain.text
    assert answer.unmet == (0, 1, 2)
