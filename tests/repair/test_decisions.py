"""Decisions: kept beside the document, undone, made in the text with the way back."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.documents import open_document, paragraphs
from align.errors import InputError, OutputError, UserError
from align.repair import (
    Decision,
    Decisions,
    Desk,
    Suggestion,
    as_read,
    keep,
    kept,
    load_decisions,
    missed,
    original,
    repaired,
    save_decisions,
    suggest,
)
from align.segmentation import segments, splitter_for
from align.store import DocumentRecord, Project
from align.text import clean
from align.units import Paragraph

TEXT = (
    "Tỉnh ủy đã họp với các huyện ủy. Nghị quyết của tỉnh ủy được thảo luận. Cơ quan tỉnh ủy.\n\n"
    "Các đồng chí trong tinh ủy đều nhất trí. Công tác của ti\u0301nh ủy rất tốt.\n\n"
    "Phải nâng cao chất lượg lãnh đạo của đảngbộ địa phương."
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bài.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def slips(tmp_path_factory: pytest.TempPathFactory) -> list[Suggestion]:
    path = tmp_path_factory.mktemp("slips") / "bài.txt"
    path.write_text(TEXT, encoding="utf-8")
    found = suggest(list(paragraphs(open_document(path))))
    assert {one.found for one in found} >= {"tinh", "đảngbộ", "lượg"}
    return found


def cleaned(file: Path) -> list[Paragraph]:
    return list(paragraphs(open_document(file)))


def test_a_desk(file: Path, slips: list[Suggestion]) -> None:
    desk = Desk(file, slips, who="Lan")
    assert all(item.accepted is None for item in desk.items())
    (one,) = desk.accept([1])
    assert (one.found, one.proposed, one.accepted, one.who) == (
        slips[0].found,
        slips[0].proposed,
        True,
        "Lan",
    )
    desk.reject([2, 2, 3])
    again = Desk(file, slips)
    assert [item.accepted for item in again.items()][:3] == [True, False, False]
    assert again.accept([1]) == ()
    assert len(again.undo()) == 2
    assert [item.accepted for item in again.items()][:3] == [True, None, None]
    again.reject([1])
    assert again.decisions.accepted == ()
    assert len(again.undo()) == len(again.undo()) == 1
    assert again.undo() == ()
    assert load_decisions(file) == Decisions()
    assert not file.with_name("bài.txt.repairs.json").exists()
    assert file.read_text(encoding="utf-8") == TEXT


def test_the_suggestions_of_a_unit(file: Path, slips: list[Suggestion]) -> None:
    desk = Desk(file, slips)
    place = slips[0]
    assert [i.suggestion for i in desk.within(place.start - 5, place.end + 5)] == [place]
    assert desk.within(0, 5) == []


@pytest.mark.parametrize(
    ("wanted", "numbers"), [("2", [2]), ("1, 3", [1, 3]), ("1-3", [1, 2, 3]), ("3-1", [])]
)
def test_numbers(wanted: str, numbers: list[int], file: Path, slips: list[Suggestion]) -> None:
    assert Desk(file, slips).numbers(wanted) == numbers


def test_all_of_a_kind(file: Path, slips: list[Suggestion]) -> None:
    desk = Desk(file, slips)
    certain = [one.number for one in slips if one.trust == "certain"]
    assert certain and desk.numbers("certain") == certain
    desk.accept(certain)
    assert desk.numbers("certain") == []
    assert desk.numbers("ALL") == [one.number for one in slips if one.number not in certain]


@pytest.mark.parametrize("wanted", ["", "x", "1,,2", "1-", "-1", "1.5"])
def test_no_such_list(wanted: str, file: Path, slips: list[Suggestion]) -> None:
    with pytest.raises(UserError, match="names no suggestions; say 3, or"):
        Desk(file, slips).numbers(wanted)


def test_no_such_number(file: Path, slips: list[Suggestion]) -> None:
    desk = Desk(file, slips)
    with pytest.raises(UserError, match="there is no suggestion 99; there are"):
        desk.accept([1, 99])
    assert desk.decisions == load_decisions(file) == Decisions()


def one_step(**changed: object) -> str:
    sound = {"start": 3, "end": 4, "found": "a", "proposed": "b", "accepted": True}
    return json.dumps({"version": 1, "steps": [[sound | changed]]})


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"version": 2, "steps": []}',
        '{"version": 1}',
        '{"version": 1, "steps": [[{}]]}',
        one_step(end=3),
        one_step(start="3"),
        one_step(proposed=1),
        one_step(accepted=1),
        one_step(other=1),
    ],
)
def test_a_damaged_file(text: str, file: Path) -> None:
    file.with_name("bài.txt.repairs.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"repairs\.json: these are no decisions about repairs"):
        load_decisions(file)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="the decisions cannot be kept"):
        save_decisions(tmp_path / "no" / "x.txt", Decisions().with_step([decision(0, "a", "b")]))


def decision(start: int, found: str, proposed: str, width: int = 0) -> Decision:
    return Decision(start, start + (width or len(found)), found, proposed, True)


def test_repairs_are_made_and_lead_back(file: Path, slips: list[Suggestion]) -> None:
    desk = Desk(file, slips)
    desk.accept(desk.numbers("all"))
    before, after = cleaned(file), list(repaired(cleaned(file), desk.decisions))
    assert "trong tỉnh ủy đều" in after[1].content.text
    assert "đảng bộ địa phương" in after[2].content.text
    assert missed(before, desk.decisions) == []
    for old, new in zip(before, after, strict=True):
        text, made = as_read(new.content.text, new.content.offsets, desk.decisions)
        assert text == old.content.text
        places = [old.content.offsets[at] for at in range(len(text))]
        for one in made:
            at = places.index(new.content.offsets[one.start])
            assert text[at : at + len(one.found)] == one.found


WORD = st.text("abđ ớ", min_size=1, max_size=4)


@settings(deadline=None)
@given(
    words=st.lists(WORD, min_size=1, max_size=8),
    changed=st.dictionaries(st.integers(0, 7), st.text("xyz ", min_size=1, max_size=6)),
    start=st.integers(0, 50),
)
def test_offsets_stay_true(words: list[str], changed: dict[int, str], start: int) -> None:
    raw = "|".join(words)
    paragraph = Paragraph(1, clean(raw, start))
    step, at, expected = [], start, []
    for number, word in enumerate(words):
        if number in changed and changed[number] != word:
            step.append(decision(at, word, changed[number]))
        expected.append(changed.get(number, word))
        at += len(word) + 1
    decisions = Decisions().with_step(step)
    (mended,) = repaired([paragraph], decisions)
    text, offsets = mended.content.text, mended.content.offsets
    assert text == "|".join(expected)
    places = [offsets[at] for at in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[0] == start and places[-1] == start + len(raw)
    for at, letter in enumerate(text):
        if letter == "|":
            assert raw[places[at] - start] == "|"
    assert as_read(text, offsets, decisions)[0] == raw


def test_a_place_that_has_changed_is_left_alone(file: Path) -> None:
    decisions = Decisions().with_step([decision(0, "Xã", "Xa"), decision(5, "ủy", "uỷ")])
    (first, *_) = repaired(cleaned(file), decisions)
    assert first.content.text.startswith("Tỉnh uỷ đã")
    assert [one.found for one in missed(cleaned(file), decisions)] == ["Xã"]
    untouched = list(repaired(cleaned(file), Decisions()))
    assert untouched == cleaned(file)


def test_the_digest_says_what_is_made() -> None:
    one, other = decision(0, "a", "b"), decision(4, "c", "d")
    empty = Decisions()
    assert empty.digest == empty.with_step([Decision(0, 1, "a", "b", False)]).digest == ""
    both = empty.with_step([one, other])
    assert both.digest == empty.with_step([other]).with_step([one]).digest != ""
    assert Decisions.from_json(both.to_json(), "x") == both


def test_they_flow_into_the_units_of_a_project(
    file: Path, slips: list[Suggestion], tmp_path: Path
) -> None:
    desk = Desk(file, slips)
    desk.accept([one.number for one in slips if one.found == "tinh"])
    record = DocumentRecord("bài.txt", str(file), "d", "text/plain", "utf-8", ())
    with Project.open(tmp_path / "x.align", create=True) as project:
        text = repaired(cleaned(file), desk.decisions)
        project.add_document(record, segments(text, "bài.txt", splitter_for("vi")))
        keep(project, "bài.txt", desk.decisions)
        assert kept(project, "bài.txt") == desk.decisions
        sources = {unit.segment.text: unit.segment for unit in project.units()}
        mended = sources["Các đồng chí trong tỉnh ủy đều nhất trí."]
        said, (made,) = original(project, mended)
        assert said == "Các đồng chí trong tinh ủy đều nhất trí."
        assert mended.text[made.start : made.end] == "tỉnh"
        assert TEXT[mended.start : mended.end] == said
        keep(project, "bài.txt", Decisions())
        assert original(project, mended) == (mended.text, ())
