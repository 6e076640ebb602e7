"""A term on its way into the term base."""

from dataclasses import replace
from pathlib import Path

import pytest

from align.errors import GlossaryError, OutputError, UserError
from align.glossary import Entry, load_glossary
from align.shipped import house_glossary
from align.tui.dialogs.terms import saved

TEXT = """# Ours.
name: House
entries:
  # Bodies.
  - source: huyện ủy   # a district
    target: district Party committee

  - {source: tỉnh, target: province}
  - id: k
    source: kho
    target: store
# The end.
"""
NEW = Entry("", "lúa [b]", "rice: paddy", allowed=("x, y",), note="# not a comment")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "glossary.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_new_term_comes_last_and_all_else_stays(path: Path) -> None:
    glossary = saved(path, NEW, None)
    assert glossary == load_glossary(path)
    assert glossary["lúa [b]"].target == "rice: paddy"
    assert glossary["lúa [b]"].note == "# not a comment"
    text = path.read_text(encoding="utf-8")
    head, end = TEXT.split("# The end.")
    assert text.startswith(head)
    assert text.endswith(f"# The end.{end}")


@pytest.mark.parametrize(
    ("identity", "change", "there"),
    [
        ("tỉnh", {"source": "tỉnh lỵ"}, "tỉnh lỵ"),
        ("k", {"source": "kho tàng", "target": "treasury"}, "k"),
        ("huyện ủy", {"allowed": ("a",)}, "huyện ủy"),
    ],
)
def test_a_term_is_changed_in_its_place(
    path: Path, identity: str, change: dict[str, str], there: str
) -> None:
    old = load_glossary(path)[identity]
    places = [entry.id for entry in load_glossary(path).entries]
    glossary = saved(path, replace(old, **change), old)  # type: ignore[arg-type]
    assert [entry.id for entry in glossary.entries] == [
        there if place == identity else place for place in places
    ]
    for name, value in change.items():
        assert getattr(glossary[there], name) == value
    text = path.read_text(encoding="utf-8")
    assert "# Ours.\n" in text
    assert "  # Bodies.\n" in text
    assert text.endswith("# The end.\n")


@pytest.mark.parametrize(
    ("entry", "old", "message"),
    [
        (Entry("", "Tỉnh", "x"), None, "'Tỉnh' is in the term base already, in line"),
        (NEW, Entry("gone", "gone", "x"), "there is no entry 'gone' any more"),
    ],
)
def test_what_does_not_fit_changes_nothing(
    path: Path, entry: Entry, old: Entry | None, message: str
) -> None:
    with pytest.raises(GlossaryError, match=message):
        saved(path, entry, old)
    assert path.read_text(encoding="utf-8") == TEXT


def test_a_term_base_that_cannot_be_written(tmp_path: Path) -> None:
    box = house_glossary()
    before = box.read_bytes()
    table = tmp_path / "terms.tsv"
    table.write_text("lúa\trice\n")
    flow = tmp_path / "flow.yaml"
    flow.write_text("entries: [{source: a, target: b}]\n")
    broken = tmp_path / "broken.yaml"
    broken.write_text("entries: [\n")
    for path, message in [
        (None, "there is no term base to write to; make your own"),
        (box, "the term base in the box is not changed; make your own"),
        (tmp_path / "none.yaml", "there is no such term base"),
        (table, "YAML only; make one of it with 'align glossary import terms.tsv'"),
        (flow, "its entries do not stand one below the other"),
        (broken, "line 2"),
    ]:
        with pytest.raises(UserError) as caught:
            saved(path, NEW, None)
        assert message in str(caught.value)
    assert box.read_bytes() == before


def test_a_disk_that_refuses_leaves_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="No space left"):
        saved(path, NEW, None)
    assert path.read_text(encoding="utf-8") == TEXT
    assert [one.name for one in path.parent.iterdir()] == [path.name]
