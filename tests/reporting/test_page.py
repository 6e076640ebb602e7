"""The page of a report: everything on it, nothing from outside, every text escaped."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.estimation import get
from align.reporting import Content, gather, page
from align.reporting.charts import bar, histogram, scatter
from align.reporting.markup import difference, marked, text
from align.store import Project
from tests.session.samples import GLOSSARY, made

EVIL = "<script>alert(1)</script> & \"quoted\" 'text' </td> ]]> \u202eabc"
VOID = {"meta", "rect", "path", "circle"}


class Reader(HTMLParser):
    """Reads a page strictly: what it opens it must close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    sources = ("Xin chào.", f"Tỉnh ủy {EVIL}", "Lúa tốt.", "Lúa tốt.", "Mưa.", "Hết.")
    with Project.open(made(tmp_path / "p<b>.align", sources, EVIL.replace("/", ""))) as opened:
        opened.confirm(1, f"Hi {EVIL}", f"Lan {EVIL}")
        opened.confirm(2, f"The committee {EVIL}", "Minh")
        opened.confirm(6, "End.", "Lan")
        yield opened


@pytest.fixture
def content(project: Project) -> Content:
    return gather(project, glossary=GLOSSARY, estimator=get())


def test_every_text_is_escaped(content: Content) -> None:
    html = page(content)
    reader = read(html)
    assert "script" not in reader.tags
    assert "\u202e" not in html
    assert any("<script>alert(1)" in said for said in reader.said)
    assert not [name for name, _ in reader.attributes if name.startswith("on")]


def test_nothing_comes_from_outside(content: Content) -> None:
    html = page(content)
    reader = read(html)
    assert not reader.tags & {"link", "img", "script", "iframe", "object", "base"}
    assert not [name for name, _ in reader.attributes if name in ("src", "href", "xlink:href")]
    assert "@import" not in html and "url(" not in html
    assert "default-src 'none'" in html
    assert "prefers-color-scheme:dark" in html and "@media print" in html


def test_the_sections(content: Content) -> None:
    titles = re.findall("<h2>(.*?)</h2>", page(content))
    assert titles == [
        "Progress",
        "Effort",
        "Findings",
        "Confidence",
        "Read these first",
        "Changed most",
    ]
    assert len(content.efforts) == len(content.sureness) == 3
    assert [one.number for one in content.doubtful] and len(content.doubtful) == 2
    assert content.doubtful[0].confidence <= content.doubtful[1].confidence


def test_the_same_project_gives_the_same_page(project: Project, content: Content) -> None:
    again = gather(project, glossary=GLOSSARY, estimator=get())
    assert page(again) == page(content)


def test_without_an_estimator_what_is_in_the_project_is_told(project: Project) -> None:
    from align.store.ratings import Rating

    assert gather(project).doubtful == ()
    project.rate([Rating(3, "Good rice.", 0.3)])
    content = gather(project)
    assert [one.confidence for one in content.doubtful] == [0.3]
    assert content.sureness == ()


@pytest.mark.parametrize("sources", [(), ("Xin chào.",)])
def test_a_project_with_little_in_it(tmp_path: Path, sources: tuple[str, ...]) -> None:
    with Project.open(made(tmp_path / "p.align", sources)) as project:
        reader = read(page(gather(project, estimator=get())))
    assert "No segment is confirmed yet." in reader.said


@given(st.text(), st.text())
def test_a_difference_tells_both_texts(before: str, after: str) -> None:
    made = difference(before, after)
    read(made)
    gone = re.sub("<ins>.*?</ins>", "", made, flags=re.DOTALL)
    come = re.sub("<del>.*?</del>", "", made, flags=re.DOTALL)
    assert re.sub("</?del>", "", gone) == text(before)
    assert re.sub("</?ins>", "", come) == text(after)


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [(3, 4, "a &lt;<mark>b</mark>"), (0, 0, "a &lt;b"), (0, 4, "a &lt;b")],
)
def test_marks(start: int, end: int, wanted: str) -> None:
    assert marked("a <b", start, end) == wanted


@pytest.mark.parametrize(
    "drawn",
    [
        bar([], "none"),
        bar([("good", 1), ("bad", 0)], "<all>"),
        scatter([(0.5, 3.0), (-1.0, 0.2)], "a < b", "c"),
        histogram([], "none"),
        histogram([0.0, 1.0, 0.55], "some"),
    ],
)
def test_charts_stay_inside(drawn: str) -> None:
    reader = read(drawn)
    assert ("role", "img") in reader.attributes
    places = [float(value) for name, value in reader.attributes if name in ("cx", "x")]
    assert all(0 <= place <= 640 for place in places)
