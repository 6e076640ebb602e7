from pathlib import Path

import pytest

from align.errors import GlossaryError
from align.glossary import Context, Entry, Part, load_glossary
from tests.glossary.mistakes import CASES

YAML = """
name: Terms
source_language: vi-VN
entries:
  - source: tỉnh ủy
    variants: tỉnh uỷ ta
    target: provincial Party committee
    allowed: [Provincial Party Committee, committee]
    forbidden:
      - provincial committee
    part_of_speech: noun
    domain: party
    case_sensitive: true
    any_case: true
    inflect: false
    when: [họp]
    unless:
      before: của
      after: [mới, cũ]
    note: "Level: province"
  - source: Lạng Sơn
    do_not_translate: true
"""


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_yaml_says_everything(tmp_path: Path) -> None:
    glossary = load_glossary(written(tmp_path, "t.yaml", YAML))
    assert (glossary.name, glossary.source, glossary.target) == ("Terms", "vi-VN", "en")
    assert glossary.entries == (
        Entry(
            id="tỉnh ủy",
            source="tỉnh ủy",
            variants=("tỉnh uỷ ta",),
            target="provincial Party committee",
            allowed=("Provincial Party Committee", "committee"),
            forbidden=("provincial committee",),
            part_of_speech=Part.NOUN,
            domain="party",
            case_sensitive=True,
            any_case=True,
            inflect=False,
            when=Context(anywhere=("họp",)),
            unless=Context(before=("của",), after=("mới", "cũ")),
            note="Level: province",
        ),
        Entry(id="Lạng Sơn", source="Lạng Sơn", target="Lạng Sơn", do_not_translate=True),
    )


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "1945", "1_000", "12:30", "2.0", "true"]
)
def test_a_word_is_a_word_and_no_yaml_value(tmp_path: Path, word: str) -> None:
    path = written(tmp_path, "t.yaml", f"- source: {word}\n  target: {word}\n")
    (entry,) = load_glossary(path).entries
    assert (entry.source, entry.target) == (word, word)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "t.yaml",
            "entries:\n- source: chi bộ\n  target: Party cell\n- {source: no, target: full}",
        ),
        ("t.yml", "- {source: chi bộ, target: Party cell}\n- {source: no, target: full}"),
        ("t.tsv", "chi bộ\tParty cell\nno\tfull\n"),
        ("t.tsv", "\ufeffSource\tTarget\r\nchi bộ\tParty cell\r\n\r\nno\tfull"),
        ("t.tsv", "Vietnamese\tEnglish\nchi bộ\t Party  cell \tnote\tmore\nno\tfull\nno\tfull"),
        ("t.tsv", 'chi bộ\t"Party cell"\nno\tfull\n'),
        ("t.tab", "vi\ten\nchi bộ\tParty cell\nno\tfull"),
        ("t.txt", "chi bộ\tParty cell\nno\tfull"),
        ("t.csv", "chi bộ,Party cell\nno,full"),
        ("t.csv", 'source;target;note\n"chi bộ";"Party cell";"a; b"\nno;full;'),
        ("t.csv", "chi bộ\tParty cell\nno\tfull"),
        ("t.tsv", "chi bộ\tParty cell\nno\tfull".encode("utf-16")),
        ("t.tsv", "chi bô\u0323\tParty cell\nno\tfull"),
    ],
)
def test_one_meaning_in_any_file_has_one_digest(
    tmp_path: Path, name: str, text: str | bytes
) -> None:
    glossary = load_glossary(written(tmp_path, name, text))
    assert [(e.source, e.target) for e in glossary.entries] == [
        ("chi bộ", "Party cell"),
        ("no", "full"),
    ]
    plain = load_glossary(written(tmp_path, "plain.tsv", "no\tfull\nchi bộ\tParty cell"))
    assert glossary.digest == plain.digest


def test_further_columns_are_notes(tmp_path: Path) -> None:
    path = written(tmp_path, "t.tsv", "chi bộ\tParty cell\tJPRS: chapter\t\t1966")
    assert load_glossary(path).entries[0].note == "JPRS: chapter; 1966"


def test_a_row_in_another_spelling_is_the_same_row(tmp_path: Path) -> None:
    path = written(tmp_path, "t.tsv", "Mỹ - ngụy\tx\nMỹ nguỵ\tx\n")
    assert [entry.source for entry in load_glossary(path).entries] == ["Mỹ - ngụy"]


def test_quotes_inside_a_tabbed_cell_are_text(tmp_path: Path) -> None:
    path = written(tmp_path, "t.tsv", 'chi bộ "bốn tốt"\tx\n"huyện ủy ""bốn tốt"""\ty')
    sources = [entry.source for entry in load_glossary(path).entries]
    assert sources == ['chi bộ "bốn tốt"', 'huyện ủy "bốn tốt"']


def test_other_languages(tmp_path: Path) -> None:
    path = written(tmp_path, "t.tsv", "de\ten\nHaus\thouse")
    glossary = load_glossary(path, source="de", target="en")
    assert [entry.source for entry in glossary.entries] == ["Haus"]
    assert (glossary.source, glossary.target) == ("de", "en")


def test_homographs_get_ids_of_their_own(tmp_path: Path) -> None:
    text = "- {source: a, target: x}\n- {source: a, target: y, when: b}\n"
    glossary = load_glossary(written(tmp_path, "t.yaml", text))
    assert [entry.id for entry in glossary.entries] == ["a", "a (2)"]


@pytest.mark.parametrize(("name", "text", "message"), CASES)
def test_a_mistake_is_one_sentence(
    tmp_path: Path, name: str, text: str | bytes, message: str
) -> None:
    path = written(tmp_path, name, text)
    with pytest.raises(GlossaryError) as caught:
        load_glossary(path)
    assert str(caught.value) == f"{path}{message}"


def test_the_first_of_several_mistakes_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "t.yaml", "- source: a\n  x: y\n  target: {}\n- z\n")
    with pytest.raises(GlossaryError, match=r"line 2: entry 'a': the key 'x' .*2 more"):
        load_glossary(path)


def test_deep_nesting_does_no_harm(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="line 1"):
        load_glossary(written(tmp_path, "t.yaml", "[" * 5000))


def test_aliases_do_no_harm(tmp_path: Path) -> None:
    rows = ["- &a0 [x]"] + [f"- &a{n + 1} [{', '.join([f'*a{n}'] * 30)}]" for n in range(9)]
    with pytest.raises(GlossaryError, match="line"):
        load_glossary(written(tmp_path, "t.yaml", "\n".join(rows)))


@pytest.mark.parametrize("name", ["missing.yaml", "folder.yaml"])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(GlossaryError, match="check the path"):
        load_glossary(tmp_path / name)
