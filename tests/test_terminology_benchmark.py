"""The benchmark of terminology, on an engine that says what a test wants."""

import json
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import Progress

from align.engines.base import Alignment, Hypothesis, Span
from align.engines.options import EngineOptions
from align.glossary import Context, Entry, Glossary
from align.units import TermHit, Tier
from benchmarks import terminology
from benchmarks.terminology_data import Line, read_lines, spread
from benchmarks.terminology_methods import ALONE, OURS, Peers, best_code, methods
from benchmarks.terminology_peers import (
    CODES,
    attended,
    flat,
    masked,
    named,
    replaced,
    restored,
    survivors,
)
from benchmarks.terminology_report import as_json, as_tables, as_tsv
from benchmarks.terminology_timing import costs
from tests.terminology.scripted import Scripted

GLOSSARY = Glossary(
    (
        Entry("chi bộ", "chi bộ", "Party cell"),
        Entry("thôn", "thôn", "hamlet", unless=Context(before=("xóm",))),
    )
)
WORDS = {
    "Chi bộ": "The branch",
    "chi bộ": "branch",
    "thôn": "village",
    "họp": "met",
    "ở": "in",
    "Mưa": "Rain",
    "XQ0": "XQ0",
    "XQ1": "XQ1",
}
LINES = [
    Line(
        2,
        ("several",),
        "Chi bộ họp ở thôn",
        "The Party cell met in the hamlet",
        ("chi bộ", "thôn"),
        (),
    ),
    Line(3, ("none",), "Mưa", "Rain", (), ()),
    Line(4, ("plain",), "chi bộ họp", "Party cell met", ("chi bộ",), ()),
]


def hit(start: int, end: int, entry: str = "chi bộ") -> TermHit:
    return TermHit(start, end, entry, entry, Tier.EXACT)


def test_a_flat_list_knows_no_conditions() -> None:
    twice = Glossary((*GLOSSARY.entries, Entry("thôn (2)", "thôn", "village")))
    plain = flat(twice)
    assert [entry.target for entry in plain.entries] == ["Party cell", "hamlet"]
    assert not GLOSSARY.find("xóm thôn")
    assert [found.entry for found in plain.find("xóm thôn")] == ["thôn"]


@pytest.mark.parametrize(
    ("text", "where", "expected"),
    [
        ("the branch met", (4, 10), "the Party cell met"),
        ("branch met", (0, 6), "Party cell met"),
        ("the Party cell met", (15, 18), "the Party cell met"),
        ("the branch met", None, "the branch met"),
    ],
)
def test_replaced(text: str, where: Span | None, expected: str) -> None:
    assert replaced(text, [hit(0, 6)], GLOSSARY, lambda _: where) == expected


def test_replaced_spans_do_not_overlap() -> None:
    hits = [hit(0, 6), hit(7, 13)]
    assert replaced("a branch met", hits, GLOSSARY, lambda _: (2, 8)) == "a Party cell met"


@pytest.mark.parametrize(
    ("rendering", "text", "span"),
    [
        ("Branch.", "the branch met", (4, 10)),
        ("branch", "branches met", None),
        (".", "the branch met", None),
        ("a+b", "see a+b", (4, 7)),
    ],
)
def test_named(rendering: str, text: str, span: Span | None) -> None:
    assert named(rendering, text) == span


def test_attended() -> None:
    spans = ((0, 3), (4, 9), (10, 16), (17, 20))
    weights = ((0.0, 0.1), (0.6, 0.0), (0.5, 0.0), (0.0, 0.9))
    alignment = Alignment(((0, 6), (7, 10)), spans, weights)
    answer = Hypothesis("the local branch met", None, alignment)
    assert attended(answer, hit(0, 6)) == (4, 16)
    assert attended(answer, hit(7, 10)) == (17, 20)
    assert attended(answer, hit(20, 23)) is None
    assert attended(Hypothesis("the branch"), hit(0, 6)) is None


@pytest.mark.parametrize("code", CODES)
def test_a_code_comes_back(code: str) -> None:
    hits = [hit(0, 6), hit(15, 19, "thôn")]
    hidden = masked("chi bộ họp tại thôn", hits, code)
    assert hidden == f"{code.format(0)} họp tại {code.format(1)}"
    assert survivors(hidden, 3, code) == 2
    assert restored(hidden, ["Party cell", "hamlet"], code) == "Party cell họp tại hamlet"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the xq1 met", "the hamlet met"),
        ("XQ 0 met", "Party cell met"),
        ("the XQ10 met", "the XQ10 met"),
        ("the thing met", "the thing met"),
    ],
)
def test_restored(text: str, expected: str) -> None:
    assert restored(text, ["party cell", "hamlet"], "XQ{}") == expected


def test_the_ways() -> None:
    ways = methods(Scripted(WORDS), GLOSSARY, "XQ{}")
    assert list(ways) == [
        ALONE,
        "search and replace",
        "replace by attention",
        "placeholders",
        OURS,
    ]
    said = {name: way(["chi bộ họp ở thôn", "Mưa"]) for name, way in ways.items()}
    assert said == {
        ALONE: ["branch met in village", "Rain"],
        "search and replace": ["Party cell met in hamlet", "Rain"],
        "replace by attention": ["Party cell met in hamlet", "Rain"],
        "placeholders": ["Party cell met in hamlet", "Rain"],
        OURS: ["Party cell met in hamlet", "Rain"],
    }


def test_a_term_is_translated_alone_once() -> None:
    engine = Scripted(WORDS)
    peers = Peers(engine, GLOSSARY, "XQ{}")
    for _ in range(2):
        peers.search(["chi bộ họp"])
    asked = [request.source for batch in engine.asked for request in batch]
    assert asked == ["chi bộ", "chi bộ họp", "chi bộ họp"]


def test_the_code_that_comes_through_is_taken() -> None:
    assert best_code(Scripted(WORDS), ["chi bộ họp ở thôn"], GLOSSARY) == "XQ{}"


def test_costs_compare_with_the_engine_alone() -> None:
    calls: list[str] = []

    def way(name: str, sources: list[str]) -> list[str]:
        calls.append(name)
        return sources

    ways = {name: lambda sources, name=name: way(name, list(sources)) for name in (ALONE, OURS)}
    timed = costs(ways, ["a"] * 40, rounds=2)
    assert list(timed) == [ALONE, OURS]
    assert timed[ALONE].cpu in {0.0, 1.0}
    assert calls.count(ALONE) == calls.count(OURS) == 2 * 3
    assert calls[:4] == [ALONE, OURS, OURS, ALONE]


def test_a_report_holds_every_way_and_category() -> None:
    with Progress(disable=True) as progress:
        report = terminology.measure(Scripted(WORDS), LINES, GLOSSARY, rounds=1, progress=progress)
    scores = report.scores
    assert scores[ALONE]["all"].terms.accuracy == 0
    assert scores[OURS]["all"].terms.accuracy == 1
    assert scores[OURS]["all"].untouched == 1
    assert set(scores[OURS]) == {"all", "several", "none", "plain"}
    assert set(report.one) == set(report.texts)
    assert report.five == {}
    figures = json.loads(json.dumps(as_json(report)))
    assert figures["scores"][OURS]["plain"]["lenient"] == 1
    rows = as_tsv(report, LINES).splitlines()
    assert len(rows) == 1 + len(LINES)
    assert {row.count("\t") for row in rows} == {3 + len(report.texts)}


def test_the_tables_can_be_drawn() -> None:
    with Progress(disable=True) as progress:
        report = terminology.measure(Scripted(WORDS), LINES, GLOSSARY, rounds=0, progress=progress)
    console = Console(width=120, record=True, quiet=True)
    for table in as_tables(report):
        console.print(table)


def test_it_runs_from_the_command_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = spread(read_lines(), 5)
    engine = Scripted({line.source: line.reference for line in lines})

    def create(name: str, options: EngineOptions) -> Scripted:
        assert (name, options.model, options.runtime) == ("transformers", "a:b", "torch")
        return engine

    monkeypatch.setattr(terminology, "create", create)
    figures, texts = tmp_path / "figures.json", tmp_path / "texts.tsv"
    arguments = ["--engine", "transformers:a:b", "--runtime", "torch", "--limit", "5"]
    arguments += ["--rounds", "1", "--json", str(figures), "--outputs", str(texts)]
    terminology.main(arguments)
    assert "over-generated" in capsys.readouterr().out
    scores = json.loads(figures.read_text(encoding="utf-8"))["scores"]
    assert scores[OURS]["all"]["accuracy"] == 1
    assert scores[OURS]["all"]["untouched"] == 1
    assert len(texts.read_text(encoding="utf-8").splitlines()) == 6


def test_an_unknown_engine_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_code:
        terminology.main(["--engine", "absent", "--limit", "1"])
    assert exit_code.value.code == 2
    assert "there is no engine called 'absent'" in capsys.readouterr().err
