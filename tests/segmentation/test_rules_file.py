import shutil
from pathlib import Path

import pytest

from align.errors import RulesError
from align.segmentation.rule_splitter import RuleSplitter
from align.segmentation.rules import Demand
from align.segmentation.rules_file import load_rules, read_rules
from align.shipped import data_path

DATA = sorted(data_path("segmentation").glob("*.toml"))


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_shipped_rules(path: Path) -> None:
    rules = read_rules(path)
    assert rules.name == path.stem
    words = rules.words
    for entry in (*words.starters, *words.weak_starters, *words.headings, *words.speech):
        assert entry == entry.lower()
        assert " " not in entry
    for entry in rules.abbreviations:
        assert not entry.endswith(".")
        assert " " not in entry


@pytest.mark.parametrize(
    ("word", "demand"),
    [
        ("GS", Demand.NEVER),
        ("gs", Demand.NEVER),
        ("Ô", Demand.NEVER),
        ("ô", Demand.NONE),
        ("TP", Demand.STARTER),
        ("tr", Demand.NUMBER | Demand.CAPITAL),
        ("v.v", Demand.CAPITAL),
        ("Đảng", Demand.NONE),
    ],
)
def test_case_of_an_entry(word: str, demand: Demand) -> None:
    assert load_rules("vi").abbreviation(word) == demand


def extended(folder: Path, content: str) -> Path:
    shutil.copy(data_path("segmentation", "default.toml"), folder)
    path = folder / "x.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_language_is_only_data(tmp_path: Path) -> None:
    path = extended(tmp_path, 'extends = "default"\n[abbreviations]\nnever = ["bzw"]')
    text = "Er bzw. Sie kam. Ende."
    spans = RuleSplitter(read_rules(path)).split(text)
    assert [text[start:end] for start, end in spans] == ["Er bzw. Sie kam.", "Ende."]


def test_version_follows_every_file_below(tmp_path: Path) -> None:
    path = extended(tmp_path, 'extends = "default"\nversion = "7"')
    before = read_rules(path).version
    below = tmp_path / "default.toml"
    below.write_text(below.read_text("utf-8") + "\n# changed", "utf-8")
    assert before.startswith("7-")
    assert read_rules(path).version != before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[", "not valid TOML"),
        ("[words]", "[marks] bullets is missing"),
        ('extends = "x"', "comes back to itself; break the circle"),
        ('extends = "none"', "none.toml: cannot be read"),
        ('extends = "default"\n[more]', "unknown table or key more"),
        ('extends = "default"\nfinal = "."', "unknown table or key final"),
        ('extends = "default"\n[words]\nstart = []', "[words] has an unknown key start"),
        ('extends = "default"\n[words]\nspeech = "said"', "[words] speech is not a list"),
        ('extends = "default"\n[words]\nspeech = [1]', "[words] speech is not a list"),
        ('extends = "default"\n[marks]\nfinal = []', "[marks] final is not a string"),
        ('extends = "default"\n[patterns]\nword = "("', "word is not a regular expression"),
    ],
)
def test_malformed(tmp_path: Path, content: str, message: str) -> None:
    path = extended(tmp_path, content)
    with pytest.raises(RulesError) as caught:
        read_rules(path)
    assert str(caught.value).startswith(str(tmp_path))
    assert message in str(caught.value)


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="cannot be read"):
        read_rules(tmp_path / "none.toml")


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xff")
    with pytest.raises(RulesError, match="not valid TOML"):
        read_rules(path)
