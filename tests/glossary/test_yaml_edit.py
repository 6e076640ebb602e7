from pathlib import Path

import pytest

from align.glossary import Entry, load_glossary
from align.glossary.load import read_draft
from align.glossary.yaml_edit import edited
from align.shipped import house_glossary

TEXT = """# Ours.
name: Terms

entries:
  # bodies
  - source: tỉnh ủy   # provincial
    target: provincial Party committee

  # the basic level
  - {source: chi bộ, target: Party cell}
  - source: xã
    target: commune
    note: |
      one

      two
# the end
"""


def test_the_rest_stays_as_it_was() -> None:
    new = Entry("", "chi bộ", "Party chapter")
    added = Entry("", "lúa", "rice", allowed=("paddy",))
    made = edited(TEXT, {10: new}, [added])
    assert made is not None
    assert made == TEXT.replace(
        "  - {source: chi bộ, target: Party cell}\n",
        "  - source: chi bộ\n    target: Party chapter\n",
    ).replace(
        "      two\n",
        "      two\n  - source: lúa\n    target: rice\n    allowed: [paddy]\n",
    )


@pytest.mark.parametrize(
    "text",
    [
        "entries: [{source: a, target: b}]\n",
        "entries:\n- source: a\n  target: b",
        "- source: a\n  target: b\n",
    ],
)
def test_any_layout(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.yaml"
    made = edited(text, {}, [Entry("", "c", "d")])
    if "[" in text:
        assert made is None
        return
    assert made is not None
    path.write_text(made, encoding="utf-8")
    assert [entry.source for entry in load_glossary(path).entries] == ["a", "c"]


def test_every_entry_of_the_house_can_be_replaced(tmp_path: Path) -> None:
    text = house_glossary().read_text(encoding="utf-8")
    placed = read_draft(house_glossary()).placed
    made = edited(text, dict(placed), [])
    assert made is not None
    path = tmp_path / "t.yaml"
    path.write_text(made, encoding="utf-8")
    assert load_glossary(path).entries == load_glossary(house_glossary()).entries
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in made.splitlines() if line.lstrip().startswith("#")] == comments
