"""Misread words: found in a project, decided about, made in the source, taken back."""

import asyncio
from pathlib import Path

import pytest

from align.errors import ProjectError
from align.pipeline import ingest, write
from align.repair import Certainty, Trust, keep_certainty, load_decisions, original
from align.segmentation import splitter_for
from align.session import Advance, Session
from align.session.misread import Deck, Looker, Place
from align.session.misread.looking import look
from align.store import Project
from align.units import Status
from tests.session.misread_samples import FIRST, LAST, SECOND, THIRD, deck_of, scanned
from tests.session.samples import GLOSSARY, made, opened, unit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return scanned(tmp_path)


def places(deck: Deck, found: str) -> list[Place]:
    return [one for one in deck.places if one.suggestion.found == found]


def source(session: Session, number: int) -> str:
    return unit(session, number).segment.text


def test_they_are_found_where_they_stand(path: Path) -> None:
    with opened(path) as session:
        deck = deck_of(session)
        assert [one.number for one in places(deck, "tinh")] == [FIRST, SECOND, LAST]
        first, *_ = deck.groups()
        assert (first.found, first.proposed, len(first.places)) == ("tinh", "tỉnh", 3)
        assert first.trust is Trust.CERTAIN
        trusts = [list(Trust).index(group.trust) for group in deck.groups()]
        assert trusts == sorted(trusts)
        here = deck.here(unit(session, THIRD).segment)
        assert [one.suggestion.found for one in here] == ["lượg", "đảngbộ"]
        assert deck.here(unit(session, 1).segment) == []


def test_an_accepted_one_is_in_the_source_and_leads_back(path: Path) -> None:
    with opened(path) as session:
        deck = deck_of(session)
        told = deck.decide(places(deck, "tinh")[:1], True)
        changed = unit(session, FIRST)
        assert changed.segment.text == "Các đồng chí trong tỉnh ủy đều nhất trí."
        assert (told.mended, told.anew, told.unkept) == ((changed.identity,),) * 2 + ("",)
        assert (changed.status, changed.target) == (Status.NEW, "")
        assert session.history()[-1].target == f"Draft {FIRST}."
        assert [use.hit.surface for use in session.terms()] == ["tỉnh ủy"]
        text, repairs = original(session.project, changed.segment)
        assert text == "Các đồng chí trong tinh ủy đều nhất trí."
        assert repairs == session.repairs()
        raw = (path.parent / "bài.txt").read_text(encoding="utf-8")
        end = changed.segment
        assert raw[end.start : end.end] == text
        assert source(session, SECOND) == "Công tác của tinh ủy rất tốt."


def test_all_alike_in_one_step(path: Path) -> None:
    with opened(path) as session:
        deck = deck_of(session)
        deck.decide(deck.alike(places(deck, "tinh")[0]), True)
        assert all("tỉnh ủy" in source(session, number) for number in (FIRST, SECOND, LAST))
        assert not [group for group in deck.groups() if group.found == "tinh"]
        assert len(deck.groups(decided=True)) == len(deck.groups()) + 1
        assert deck.undo() == 3
        assert all("tinh ủy" in source(session, number) for number in (FIRST, SECOND, LAST))
        assert unit(session, FIRST).target == f"Draft {FIRST}."


def test_decisions_are_where_the_command_line_has_them(path: Path) -> None:
    document = path.parent / "bài.txt"
    with opened(path) as session:
        deck = deck_of(session)
        deck.decide(places(deck, "tinh")[:1], True)
        deck.decide(places(deck, "lượg"), False)
        said = {one.found: one for one in load_decisions(document).in_force.values()}
        assert (said["tinh"].accepted, said["lượg"].accepted) == (True, False)
        assert said["tinh"].who == "Lan"
        deck.undo()
        assert {d.found: d.accepted for d in load_decisions(document).in_force.values()} == {
            "tinh": True,
            "lượg": None,
        }
    with opened(path) as session:
        deck = deck_of(session)
        assert [deck.verdict(one) for one in places(deck, "tinh")] == [True, None, None]
        assert [deck.verdict(one) for one in places(deck, "lượg")] == [None]


def test_reading_the_document_again_changes_nothing(path: Path) -> None:
    with opened(path) as session:
        deck = deck_of(session)
        deck.decide(deck.alike(places(deck, "tinh")[0]), True)
        session.go_to(FIRST)
        session.type("All agreed.")
        session.confirm(Advance.STAY)
        before = [(one.identity, one.segment, one.target) for one in session.project.units()]
    with Project.open(path) as project:
        known = ingest(project, path.parent / "bài.txt", splitter_for("vi")).known
        assert not known
        after = [(one.identity, one.segment, one.target) for one in project.units()]
    assert after == before


def test_undo_and_redo_of_the_editor_take_the_decision_along(path: Path) -> None:
    with opened(path) as session:
        deck = deck_of(session)
        deck.decide(places(deck, "tinh")[:1], True)
    with opened(path) as session:
        deck = deck_of(session)
        first = places(deck, "tinh")[0]
        for turn, verdict, word in (
            (session.undo, None, "tinh"),
            (session.redo, True, "tỉnh"),
            (session.undo, None, "tinh"),
        ):
            assert turn() is not None
            deck.refresh()
            assert deck.verdict(first) is verdict
            assert f"trong {word} ủy" in source(session, FIRST)
            (said,) = load_decisions(path.parent / "bài.txt").in_force.values()
            assert said.accepted is verdict


def test_a_confirmed_one_keeps_its_translation(path: Path) -> None:
    with opened(path) as session:
        session.go_to(FIRST)
        session.type("All provincial Party committee members agreed.")
        session.confirm(Advance.STAY)
        deck = deck_of(session)
        told = deck.decide(places(deck, "tinh")[:1], True)
        now = unit(session, FIRST)
        assert told.confirmed == (now.identity,) and told.anew == ()
        assert now.status is Status.CONFIRMED
        assert now.target.startswith("All provincial")
        assert [use.outcome.value for use in now.terms] == ["honoured"]
        assert "tỉnh ủy" in now.segment.text


def test_a_locked_one_is_left_alone(path: Path) -> None:
    with opened(path) as session:
        session.go_to(SECOND)
        session.lock()
        deck = deck_of(session)
        told = deck.decide(deck.alike(places(deck, "tinh")[0]), True)
        assert [one.number for one in told.locked] == [SECOND]
        assert len(told.done) == 2
        assert "tinh ủy" in source(session, SECOND)
        deck.decide(places(deck, "tinh")[1:2], False)
        assert deck.verdict(places(deck, "tinh")[1]) is False


def test_what_is_typed_stays(path: Path) -> None:
    with opened(path) as session:
        session.go_to(FIRST)
        session.type("half a sen")
        deck = deck_of(session)
        deck.decide(places(deck, "tinh")[:1], True)
        assert unit(session, FIRST).segment.text.startswith("Các đồng chí trong tỉnh")
        assert session.text == "half a sen"


def test_rejecting_and_reopening_an_accepted_one_takes_it_out_again(path: Path) -> None:
    with opened(path) as session:
        deck = deck_of(session)
        first = places(deck, "tinh")[:1]
        for verdict, word in ((True, "tỉnh"), (False, "tinh"), (True, "tỉnh"), (None, "tinh")):
            deck.decide(first, verdict)
            assert deck.verdict(first[0]) is verdict
            assert f"trong {word} ủy" in source(session, FIRST)


def test_undo_steps_over_what_came_after(path: Path) -> None:
    with opened(path) as session:
        deck = deck_of(session)
        deck.decide(places(deck, "tinh")[:1], True)
        deck.decide(places(deck, "lượg"), False)
        session.go_to(1)
        session.note("another command")
        assert deck.undo() == 1
        assert deck.verdict(places(deck, "lượg")[0]) is None
        # The repair is no longer the last command: it is taken out by a step of its own.
        assert deck.undo() == 1
        assert "tinh ủy" in source(session, FIRST)
        assert deck.undo() == 0 or deck.verdict(places(deck, "tinh")[0]) is None


def test_two_in_one_segment(path: Path) -> None:
    with opened(path) as session:
        deck = deck_of(session)
        deck.decide(places(deck, "lượg"), True)
        deck.decide(places(deck, "đảngbộ"), True)
        assert source(session, THIRD) == "Phải nâng cao chất lượng lãnh đạo của đảng bộ địa phương."
        deck.decide(places(deck, "lượg"), None)
        assert source(session, THIRD) == "Phải nâng cao chất lượg lãnh đạo của đảng bộ địa phương."


def test_a_segment_that_was_split_since_is_told(path: Path) -> None:
    with opened(path) as session:
        deck = deck_of(session)
        session.go_to(THIRD)
        session.split(session.unit.segment.text.index("lãnh"))
        told = deck.decide(places(deck, "đảngbộ"), True)
        assert told.done == () and [one.number for one in told.gone] == [THIRD]
        deck = deck_of(session)
        assert [one.number for one in places(deck, "đảngbộ")] == [THIRD + 1]
        deck.decide(places(deck, "đảngbộ"), True)
        assert "đảng bộ" in source(session, THIRD + 1)


def test_nothing_is_changed_in_a_session_that_only_reads(path: Path) -> None:
    with Session.open(path, who="Mai", read_only=True, glossary=GLOSSARY) as session:
        deck = deck_of(session)
        assert deck.groups()
        for verdict in (True, False):
            with pytest.raises(ProjectError, match="reading only"):
                deck.decide(places(deck, "tinh"), verdict)
        assert deck.open == len(deck.places)


def test_a_document_that_is_gone_or_protected_is_told(path: Path) -> None:
    document = path.parent / "bài.txt"
    with opened(path) as session:
        deck = deck_of(session)
        document.with_name("bài.txt.repairs.json").write_text("{", encoding="utf-8")
        told = deck.decide(places(deck, "tinh")[:1], True)
        assert "these are no decisions about repairs" in told.unkept
        document.rename(document.with_name("moved.txt"))
        told = deck.decide(places(deck, "tinh")[1:2], True)
        assert told.unkept.endswith("is no longer there")
    with opened(path) as session:
        deck = deck_of(session)
        assert [deck.verdict(one) for one in places(deck, "tinh")] == [True, True, None]


def test_what_the_command_line_was_told_since_is_taken_over(path: Path) -> None:
    from align.repair import Desk

    with opened(path) as session:
        deck = deck_of(session)
        desk = Desk(path.parent / "bài.txt", [one.suggestion for one in deck.places], "Mai")
        first, second, _ = (one.suggestion.number for one in places(deck, "tinh"))
        desk.accept([first])
        desk.reject([second])
        assert deck.open == len(deck.places)
        taken = deck.catch_up()
        assert len(taken.done) == 1
        assert [deck.verdict(one) for one in places(deck, "tinh")] == [True, False, None]
        assert "tỉnh ủy" in source(session, FIRST)
        assert deck.catch_up().done == ()


def test_the_export_has_the_repaired_source(path: Path) -> None:
    with opened(path) as session:
        deck = deck_of(session)
        session.go_to(FIRST)
        session.type("All agreed.")
        session.confirm(Advance.STAY)
        deck.decide(places(deck, "tinh")[:1], True)
        out = path.with_suffix(".tsv")
        write(session.project, out)
    assert "trong tỉnh ủy đều" in out.read_text(encoding="utf-8")


def test_no_suggestions(tmp_path: Path) -> None:
    path = made(tmp_path / "p.align")
    with opened(path) as session:
        deck = deck_of(session)
        assert deck.looked and deck.places == () and deck.groups() == ()
        assert deck.undo() == 0
        assert deck.catch_up().done == ()
        assert list(look(session.project, None, "en")) == []


def test_how_well_a_word_was_read_counts(path: Path) -> None:
    raw = (path.parent / "bài.txt").read_text(encoding="utf-8")
    at = raw.index("lượg")

    def found(sure: float) -> list[Place]:
        with Project.open(path) as project:
            keep_certainty(project, "bài.txt", Certainty([(at, at + 4, sure)]))
            return [p for p in look(project, GLOSSARY, "vi") if p.suggestion.found == "lượg"]

    (doubtful,) = found(0.3)
    assert "it was read with a confidence of 30%" in doubtful.suggestion.reason
    (usual,) = found(0.94)
    assert usual.suggestion.score < doubtful.suggestion.score


def test_damaged_confidences_are_passed_over(path: Path) -> None:
    with Project.open(path) as project:
        project.set_fact("read:bài.txt", "x,1")
        assert list(look(project, GLOSSARY, "vi"))


def test_the_search_runs_in_a_thread_and_stops(path: Path) -> None:
    looker = Looker(path, "vi")
    seen: list[int] = []
    assert len(looker.look(GLOSSARY, seen.append).result(60)) >= 5
    assert sum(seen) == 6
    looker.close(10)
    assert looker.look(None).cancelled()
    other = Looker(path, "vi")
    other.close()
    assert other.look(None).cancelled()


def test_a_search_that_is_stopped_half_way_is_cancelled(path: Path) -> None:
    looker = Looker(path, "vi")

    async def wait() -> None:
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wrap_future(looker.look(GLOSSARY, lambda _: looker.close()))

    asyncio.run(wait())
