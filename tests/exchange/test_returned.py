"""Whatever format goes out must come back: the same suite for each of them."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.errors import InputError
from align.exchange import Facts, export, get
from align.exchange.reading import Problem, Translated, read, read_whole
from align.exchange.reading.units import tidy
from align.exchange.returned import Fate, Returned, take_back
from align.exchange.xmltext import legal
from align.store import Project
from align.text import plain
from align.units import Origin, Outcome, Status

from ..store.samples import HONOURED, MACHINE, draft, filled
from .samples import FACTS, article, unit

SOURCES = ["tỉnh ủy đã họp.", 'Hai\ndòng\tvà "ngoặc" \\ <b> & \';,', "Ba.", "Bốn.", "=Năm"]
NOTE = "first line\n\n#, third | line"


@pytest.fixture(params=["xlf", "xlf12", "po", "tsv", "csv"])
def ending(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with filled(tmp_path / "p.align", SOURCES) as made:
        first, second, third, *_ = made.units()
        made.save([draft(first, "the provincial Party committee met.", HONOURED)])
        made.save([draft(second, 'Two\nlines\tand "quotes" \\ <b> & \';,')])
        made.confirm(third.identity, "Three.", "me")
        made.annotate(third.identity, NOTE)
        yield made


def _out(project: Project, ending: str) -> Path:
    path = project.path.with_name(f"out.{ending}")
    export(path, project.units(), get(ending), FACTS, force=True)
    return path


def _whole(path: Path) -> Iterator[Translated]:
    problems: list[Problem] = []
    yield from read_whole(path, source="vi", target="en", problem=problems.append)
    assert not problems


def _back(
    project: Project, path: Path, *, prefer_file: bool = False, dry: bool = False
) -> list[Returned]:
    units = _whole(path)
    return list(take_back(project, units, who="she", prefer_file=prefer_file, dry=dry))


def _state(project: Project) -> list[tuple[str, Status, str, Origin | None]]:
    return [(one.target, one.status, one.note, one.origin) for one in project.units()]


def test_what_nobody_touched_changes_nothing(project: Project, ending: str) -> None:
    before = list(project.units())
    fates = Counter(one.fate for one in _back(project, _out(project, ending)))
    assert fates == {Fate.UNCHANGED: 3, Fate.UNTRANSLATED: 2}
    assert list(project.units()) == before


def test_an_empty_project_gets_texts_statuses_and_notes(
    project: Project, ending: str, tmp_path: Path
) -> None:
    with filled(tmp_path / "q.align", SOURCES) as other:
        _back(other, _out(project, ending))
        before, after = _state(project), _state(other)
        assert [one[:3] for one in after] == [one[:3] for one in before]
        if ending not in ("tsv", "csv"):
            assert after[0][3] == MACHINE


_CHANGES = {
    "xlf": ('state="translated" subState="align:draft"', 'state="final"'),
    "xlf12": ("needs-review-translation", "final"),
    "po": ("#, fuzzy\n", ""),
    "tsv": ("\tdraft\t", "\tconfirmed\t"),
    "csv": (",draft,", ",confirmed,"),
}


@pytest.mark.parametrize(
    ("reworded", "signed", "target", "status"),
    [
        (True, True, "It met.", Status.CONFIRMED),
        (True, False, "It met.", Status.DRAFT),
        (False, True, "the provincial Party committee met.", Status.CONFIRMED),
    ],
)
def test_a_reviewer_rewords_and_signs(
    project: Project, ending: str, reworded: bool, signed: bool, target: str, status: Status
) -> None:
    path = _out(project, ending)
    text = path.read_text()
    if reworded:
        text = text.replace("the provincial Party committee met.", "It met.")
    if signed:
        text = text.replace(*_CHANGES[ending], 1)
    path.write_text(text)
    _back(project, path)
    first = next(project.units())
    assert (first.target, first.status) == (target, status)
    assert first.origin == (Origin("person") if reworded else MACHINE)
    if reworded:
        kept = [one.target for one in project.history(first.identity)]
        assert "the provincial Party committee met." in kept


@pytest.mark.parametrize("prefer_file", [False, True])
def test_a_confirmed_target_is_not_overwritten_silently(
    project: Project, ending: str, prefer_file: bool
) -> None:
    path = _out(project, ending)
    path.write_text(path.read_text().replace("Three.", "3."))
    third = list(_back(project, path, prefer_file=prefer_file))[2]
    assert third.fate is (Fate.CONFIRMED if prefer_file else Fate.CONFLICT)
    assert (third.here, third.unit.target) == ("Three.", "3.")
    assert list(project.units())[2].target == ("3." if prefer_file else "Three.")


def test_what_is_not_of_the_project_is_told(project: Project, ending: str) -> None:
    path = _out(project, ending)
    text = path.read_text().replace("Bốn.", "Bốn!").replace("u5", "u77").replace("u3", "x")
    path.write_text(text)
    reasons = [one.reason for one in _back(project, path) if one.fate is Fate.UNMATCHED]
    assert reasons == [
        "it has no identifier of ours",
        "its source is another one in the project",
        "the project has no such unit",
    ]


def test_an_old_draft_does_not_come_back(project: Project, ending: str) -> None:
    path = _out(project, ending)
    first = next(project.units())
    project.save([draft(first, "A better draft.")])
    assert _back(project, path)[0].fate is Fate.OUTDATED
    assert next(project.units()).target == "A better draft."


def test_nothing_is_written_when_dry(project: Project, ending: str) -> None:
    path = _out(project, ending)
    path.write_text(path.read_text().replace("committee met", "X").replace("third", "fourth"))
    before = list(project.units())
    found = _back(project, path, dry=True)
    assert found[0].fate is Fate.DRAFTED
    assert [one.noted for one in found] == [False, False, True, False, False]
    assert list(project.units()) == before


def test_notes_of_both_sides_are_kept(project: Project, ending: str) -> None:
    path = _out(project, ending)
    path.write_text(path.read_text().replace("first line", "FIRST line"))
    for _ in range(2):
        _back(project, path)
        note = list(project.units())[2].note
        assert note == f"{NOTE}\n{NOTE.replace('first', 'FIRST')}"


def test_new_wordings_are_judged(project: Project, ending: str) -> None:
    path = _out(project, ending)
    path.write_text(path.read_text().replace("committee met", "committee sat"))
    asked: list[tuple[str, str]] = []

    def judge(source: str, target: str) -> tuple[()]:
        asked.append((source, target))
        return ()

    list(take_back(project, _whole(path), who="she", judge=judge))
    assert asked == [("tỉnh ủy đã họp.", "the provincial Party committee sat.")]


def test_verdicts_on_terms_come_along(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{ending}"
    export(path, article(), get(ending), FACTS)
    second = list(_whole(path))[1]
    (line,) = [value for name, value in second.props if name == "x-term"]
    assert line.startswith("tỉnh ủy [0:7] exact") and Outcome.HONOURED in line


def test_a_memory_takes_what_is_translated(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{ending}"
    export(path, article(), get(ending), FACTS)
    problems: list[Problem] = []
    found = list(read(path, source="vi", target="en", problem=problems.append))
    assert [(one.source, one.target, one.status) for one in found] == [
        (one.segment.text, one.target, one.status) for one in article() if one.target
    ]
    assert len(problems) == 1 and problems[0].line
    assert {one.document for one in found} == {"a.txt", "b.txt"}


def test_a_tmx_does_not_come_back(project: Project) -> None:
    with pytest.raises(InputError, match=r"no format that comes back .* name an \.xlf"):
        _back(project, _out(project, "tmx"))


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=4))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_survives(ending: str, tmp_path: Path, rows: list[tuple[str, str, str]]) -> None:
    path = tmp_path / f"x.{ending}"
    clean = [tuple(map(plain, row)) for row in rows]
    units = [
        unit(number, source, target, note=note)
        for number, (source, target, note) in enumerate(clean, 1)
    ]
    export(path, units, get(ending), Facts("vi", "en", "1", FACTS.created), force=True)
    if not any(one.segment.text.strip() for one in units):
        return
    found = list(read_whole(path, source="vi", target="en", problem=lambda _: None))
    wanted = [
        tuple(tidy(legal(text)[0]) for text in (one.segment.text, one.target, one.note))
        for one in units
        if tidy(legal(one.segment.text)[0])
    ]
    assert [(one.source, one.target, "".join(one.notes)) for one in found] == wanted


def test_a_header_says_how_a_table_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    one = unit(1, ";", ";", note="0\n;")
    export(path, [one], get("csv"), Facts("vi", "en", "1", FACTS.created), force=True)
    [found] = read_whole(path, source="vi", target="en", problem=lambda _: None)
    assert (found.source, found.target) == (";", ";")
