import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from align.engines.base import Engine
from align.errors import AlignError, EngineError, TranslationError
from align.glossary import Glossary
from align.session.assist import Assistant, Rest, Sources
from align.store import Project
from align.store.memory.matching.penalties import Penalties
from align.store.memory.memory import Memory
from align.store.memory.records import Translated
from align.store.repetitions import REPETITION
from align.units import Outcome, Status, Unit
from tests.session.assist_engine import ByHeart
from tests.session.samples import GLOSSARY, made, opened, unit

MANY = [f"Câu số {number}." for number in range(40)]
WAIT = 30


@pytest.fixture
def engine() -> ByHeart:
    return ByHeart({"Tỉnh ủy họp hôm nay.": ["The provincial Party committee meets today."]})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "p.align")


@pytest.fixture
def assistant(path: Path, engine: ByHeart) -> Iterator[Assistant]:
    with Assistant(path, lambda: engine, Sources(GLOSSARY)) as running:
        yield running


def units(path: Path) -> list[Unit]:
    with Project.open(path, read_only=True) as project:
        return list(project.units())


def test_a_draft_comes_with_the_proof_of_its_terms(path: Path, assistant: Assistant) -> None:
    with opened(path) as session:
        before = unit(session, 2)
        found = assistant.draft(before.identity).result(WAIT)
        assert found is not None and found.written
        session.refresh()
        after = session.unit
    assert after.target == found.draft.target == "The provincial Party committee meets today."
    assert [use.outcome for use in after.terms] == [Outcome.HONOURED]
    assert after.origin is not None
    assert (after.origin.engine, after.origin.glossary) == ("by heart", GLOSSARY.digest)
    assert after.status is Status.DRAFT
    assert assistant.draft(10**9).result(WAIT) is None


@pytest.mark.parametrize("guard", ["confirm", "lock", "type"])
def test_what_a_person_holds_is_not_touched(path: Path, assistant: Assistant, guard: str) -> None:
    with opened(path) as session:
        session.go_to(5)
        session.type("Rain.")
        if guard == "type":
            session.keep()
        else:
            session.confirm()
            session.go_to(5)
        if guard == "lock":
            session.lock()
        before = session.unit
        found = assistant.draft(before.identity).result(WAIT)
        assert found is not None and not found.written
        assert found.draft.target == "MƯA. NẮNG."
        assert assistant.ahead([before.identity]).result(WAIT) == ()
        assert assistant.rest().result(WAIT).total == 0
        session.refresh()
        assert (session.unit, session.text) == (before, "Rain.")


def test_an_overridden_term_is_not_asked_for(path: Path, engine: ByHeart) -> None:
    with opened(path) as session, Assistant(path, lambda: engine, Sources(GLOSSARY)) as assistant:
        session.go_to(3)
        session.override_term("lúa", "meant otherwise")
        found = assistant.draft(session.identity).result(WAIT)
    assert found is not None
    assert found.draft.target == "LÚA TỐT."
    assert len(engine.asked) == 1


def test_the_next_few_get_a_draft_where_they_have_none(path: Path, assistant: Assistant) -> None:
    every = [one.identity for one in units(path)]
    assert assistant.ahead(every).result(WAIT) == (every[4],)
    after = units(path)
    assert [one.target for one in after if one.origin and one.origin.engine == "by heart"] == [
        "MƯA. NẮNG."
    ]


def test_the_rest_is_told_of_window_by_window(tmp_path: Path, engine: ByHeart) -> None:
    path = made(tmp_path / "p.align", MANY)
    told: list[Rest] = []
    with Assistant(path, lambda: engine) as assistant:
        last = assistant.rest(told.append).result(WAIT)
    assert [(one.done, one.total) for one in told] == [(0, 35), (16, 35), (32, 35), (35, 35)]
    assert last == told[-1]
    assert last.words_done == last.words_total == 3 * 35
    assert last.left == 0.0 and told[0].left is None and told[1].rate > 0
    assert all(one.target for one in units(path))


def test_the_rest_can_be_stopped_and_gone_on_with(tmp_path: Path, engine: ByHeart) -> None:
    path = made(tmp_path / "p.align", MANY)
    with Assistant(path, lambda: engine) as assistant:
        begun = threading.Event()
        engine.open.clear()
        running = assistant.rest(lambda told: begun.set() if not told.done else None)
        assert begun.wait(WAIT) and engine.entered.wait(WAIT)
        assert running.cancel()
        engine.open.set()
        with pytest.raises(CancelledError):
            running.result(WAIT)
        # Something else has its turn as soon as the window in hand is saved.
        assert assistant.draft(units(path)[0].identity).result(WAIT)
        drafted = sum(bool(one.target) for one in units(path))
        assert drafted == 5 + 16
        assert assistant.rest().result(WAIT).total == 40 - drafted
    assert all(one.target for one in units(path))


def test_what_is_asked_for_does_not_wait_for_the_rest(tmp_path: Path, engine: ByHeart) -> None:
    path = made(tmp_path / "p.align", MANY)
    order: list[str] = []
    with Assistant(path, lambda: engine) as assistant:
        engine.open.clear()
        rest = assistant.rest(lambda told: order.append(f"{told.done}"))
        assert engine.entered.wait(WAIT)
        one = assistant.draft(units(path)[0].identity)
        one.add_done_callback(lambda _: order.append("one"))
        assert assistant.check([units(path)[0].identity]).result(WAIT)
        engine.open.set()
        rest.result(WAIT)
    assert order.index("one") == 2


def test_a_person_and_the_machine_at_work_on_the_same_segments(
    tmp_path: Path, engine: ByHeart
) -> None:
    path = made(tmp_path / "p.align", MANY)
    with opened(path) as session, Assistant(path, lambda: engine) as assistant:
        rest = assistant.rest()
        for number in range(1, 31):
            session.go_to(number)
            assistant.ahead([session.identity])
            assistant.draft(session.identity)
            session.type(f"Mine {number}.")
            if number % 3:
                session.confirm()
            else:
                session.keep()
        rest.result(WAIT)
        for number in range(1, 31):
            session.go_to(number)
            assert session.text == f"Mine {number}."
            assert (session.unit.status is Status.CONFIRMED) == bool(number % 3)


def test_a_repetition_takes_what_was_confirmed(path: Path, assistant: Assistant) -> None:
    with opened(path) as session:
        session.go_to(3)
        session.type("Fine rice.")
        session.confirm()
        twin = unit(session, 4).identity
        with Project.open(path) as project:
            project.desk()
            connection = project._connection
            connection.execute("UPDATE unit SET status = 'new', target = '' WHERE id = ?", (twin,))
        assert assistant.ahead([twin]).result(WAIT) == (twin,)
        session.refresh()
        session.move(twin)
        assert session.text == "Fine rice."
        assert session.unit.origin is not None
        assert session.unit.origin.engine == REPETITION


def test_another_term_base_counts_from_the_next_draft_on(path: Path, assistant: Assistant) -> None:
    identity = units(path)[2].identity
    assistant.use(None)
    found = assistant.draft(identity).result(WAIT)
    assert found is not None and found.draft.terms == ()
    assistant.use(GLOSSARY)
    found = assistant.draft(identity).result(WAIT)
    assert found is not None and len(found.draft.terms) == 1


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("The prov", "incial Party committee meets today."),
        ("The provincial Party committee meets today.", ""),
        ("Nonsense", ""),
    ],
)
def test_a_sentence_is_completed(path: Path, assistant: Assistant, typed: str, rest: str) -> None:
    identity = units(path)[1].identity
    assert assistant.complete(identity, typed).result(WAIT) == rest
    assert assistant.complete(10**9, typed).result(WAIT) == ""


def test_what_was_answered_is_not_asked_again(
    path: Path, assistant: Assistant, engine: ByHeart
) -> None:
    identity = units(path)[1].identity
    assistant.complete(identity, "The ").result(WAIT)
    asked = len(engine.asked)
    for typed in ("The p", "The provin", "The "):
        assert assistant.complete(identity, typed).result(WAIT)
    assert len(engine.asked) == asked
    assistant.use(Glossary(()))
    assistant.complete(identity, "The ").result(WAIT)
    assert len(engine.asked) > asked


def test_a_request_replaces_the_one_before(
    path: Path, assistant: Assistant, engine: ByHeart
) -> None:
    identity = units(path)[1].identity
    engine.open.clear()
    first = assistant.complete(identity, "T")
    assert engine.entered.wait(WAIT)
    second = assistant.complete(identity, "Th")
    third = assistant.complete(identity, "The")
    engine.open.set()
    assert third.result(WAIT) == " provincial Party committee meets today."
    assert first.cancelled() and second.cancelled()
    # What the first one found is not lost, though nobody waited for it.
    assert [request.prefix for request in engine.asked] == [
        "",
        "The provincial Party committee meets today.",
    ]


def test_completing_does_not_wait_for_a_draft(
    path: Path, assistant: Assistant, engine: ByHeart
) -> None:
    every = units(path)
    assert assistant.complete(every[1].identity, "The").result(WAIT)
    engine.open.clear()
    drafting = assistant.draft(every[4].identity)
    assert assistant.complete(every[1].identity, "The pro").result(WAIT)
    assert not drafting.done()
    engine.open.set()
    assert drafting.result(WAIT)
    assert engine.threads == {"align-complete", "align-draft"}


def test_checks_see_what_stands_in_the_editor(path: Path, assistant: Assistant) -> None:
    every = [one.identity for one in units(path)]
    found = assistant.check(every).result(WAIT)
    assert every[4] not in found
    assert [finding.check for finding in found[every[1]]] == ["forbidden-terms"]
    found = assistant.check(
        every, {every[1]: "The provincial Party committee meets today."}
    ).result(WAIT)
    assert found[every[1]] == ()


def test_memories_are_asked_once_for_what_has_no_offer(tmp_path: Path, path: Path) -> None:
    memory = tmp_path / "old.tm"
    with Memory.open(memory, create=True) as writing:
        writing.add([Translated("Mưa. Nắng.", "Rain. Sun.", "vi", "en")])
    every = [one.identity for one in units(path)]
    sources = Sources(memories={memory: Penalties()})
    with opened(path) as session:
        with Assistant(path, ByHeart, sources) as assistant:
            assert assistant.recall(every).result(WAIT) == (every[4],)
            # Told again, because whoever asked first may have gone on.
            assert assistant.recall(every).result(WAIT) == (every[4],)
            assert assistant.recall([every[4]], again=True).result(WAIT) == (every[4],)
        session.move(every[4])
        assert [match.text for match in session.matches()] == ["Rain. Sun."]


def test_in_a_project_for_reading_nothing_is_written(path: Path, engine: ByHeart) -> None:
    before = units(path)
    with Assistant(path, lambda: engine, Sources(GLOSSARY), read_only=True) as assistant:
        assert assistant.draft(before[4].identity).result(WAIT) is None
        assert assistant.ahead([before[4].identity]).result(WAIT) == ()
        assert assistant.rest().result(WAIT) == Rest(0, 0, 0, 0)
        assert assistant.recall([before[4].identity]).result(WAIT) == ()
        assert assistant.check([before[0].identity]).result(WAIT)
    assert units(path) == before


def test_an_engine_that_cannot_be_loaded_is_an_answer(path: Path) -> None:
    def load() -> Engine:
        raise EngineError("it is missing", hint="install it")

    identity = units(path)[0].identity
    with Assistant(path, load) as assistant:
        for future in (assistant.draft(identity), assistant.complete(identity, "The")):
            with pytest.raises(EngineError, match="install it"):
                future.result(WAIT)
        assert assistant.check([identity]).result(WAIT)


def test_no_engine_is_loaded_where_every_segment_has_a_draft(path: Path) -> None:
    def load() -> Engine:
        raise AssertionError

    with Assistant(path, load) as assistant:
        drafted = [one.identity for one in units(path) if one.target]
        assert assistant.ahead(drafted).result(WAIT) == ()


def test_an_engine_that_breaks_leaves_what_there_is(
    path: Path, assistant: Assistant, engine: ByHeart
) -> None:
    before = units(path)
    engine.broken = True
    with pytest.raises(TranslationError):
        assistant.draft(before[1].identity).result(WAIT)
    engine.broken = False
    assert assistant.draft(before[1].identity).result(WAIT)


def test_a_project_that_is_gone_is_an_answer(tmp_path: Path) -> None:
    with Assistant(tmp_path / "none.align", ByHeart) as assistant:
        for future in (assistant.draft(1), assistant.check([1]), assistant.complete(1, "x")):
            with pytest.raises(AlignError):
                future.result(WAIT)


def test_closing_ends_every_thread(path: Path, engine: ByHeart) -> None:
    before = set(threading.enumerate())
    assistant = Assistant(path, lambda: engine)
    assistant.complete(units(path)[0].identity, "x").result(WAIT)
    assistant.rest().result(WAIT)
    assert assistant.close() and assistant.close()
    assert set(threading.enumerate()) == before
    assert assistant.rest().cancelled()


def test_it_knows_no_screen_and_no_model() -> None:
    script = (
        "import sys, align.session.assist;"
        " print(*sorted(name.split('.')[0] for name in sys.modules))"
    )
    loaded = set(subprocess.check_output([sys.executable, "-c", script], text=True).split())
    heavy = {"textual", "rich", "typer", "torch", "transformers", "ctranslate2", "numpy"}
    assert "align" in loaded and not heavy & loaded
