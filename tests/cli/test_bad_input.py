"""Whatever goes wrong: one sentence on standard error, the right exit code, nothing lost."""

from pathlib import Path

import pytest

from tests.cli.conftest import Align

DOCUMENT = "Tỉnh ủy họp. Chi bộ bàn.\n"


def files(folder: Path) -> None:
    (folder / "good.txt").write_text(DOCUMENT, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n")
    (folder / "strange.xyz").write_text(DOCUMENT, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing here")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 nothing here")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02\x03" * 200)
    (folder / "latin.txt").write_bytes(DOCUMENT.encode() * 20 + b"\xff\xfe\n" + DOCUMENT.encode())
    (folder / "empty.yaml").write_text("", encoding="utf-8")
    (folder / "bad.yaml").write_text("terms: [\n", encoding="utf-8")
    (folder / "list.yaml").write_text("- 1\n- 2\n", encoding="utf-8")
    (folder / "bad.tsv").write_text("tỉnh ủy\n", encoding="utf-8")
    (folder / "bad.srx").write_text("<srx>", encoding="utf-8")
    (folder / "taken.tmx").write_text("mine", encoding="utf-8")
    (folder / "not.align").write_text("mine", encoding="utf-8")
    (folder / "folder").mkdir()


TRANSLATE = ("translate", "good.txt", "-o", "out.tmx")
CASES = [
    (("translate", "absent.txt", "-o", "out.tmx"), "absent.txt"),
    (("translate", "folder", "-o", "out.tmx"), "folder"),
    (("translate", "empty.txt", "-o", "out.tmx"), "empty.txt"),
    (("translate", "blank.txt", "-o", "out.tmx"), "blank.txt"),
    (("translate", "strange.xyz", "-o", "out.tmx"), "strange.xyz"),
    (("translate", "broken.pdf", "-o", "out.tmx"), "broken.pdf"),
    (("translate", "broken.docx", "-o", "out.tmx"), "broken.docx"),
    (("translate", "binary.txt", "-o", "out.tmx"), "binary.txt"),
    (("translate", "latin.txt", "-o", "out.tmx"), "latin.txt"),
    (("translate", "good.txt", "-o", "out.tmx", "--encoding", "klingon"), "klingon"),
    ((*TRANSLATE, "--glossary", "absent.yaml"), "absent.yaml"),
    ((*TRANSLATE, "--glossary", "empty.yaml"), "empty.yaml"),
    ((*TRANSLATE, "--glossary", "bad.yaml"), "bad.yaml"),
    ((*TRANSLATE, "--glossary", "list.yaml"), "list.yaml"),
    ((*TRANSLATE, "--glossary", "bad.tsv"), "bad.tsv"),
    ((*TRANSLATE, "--srx", "bad.srx"), "bad.srx"),
    ((*TRANSLATE, "--srx", "absent.srx"), "absent.srx"),
    ((*TRANSLATE, "--engine", "bablefish"), "compact"),
    ((*TRANSLATE, "--engine", "compact", "--model", "folder"), "folder"),
    ((*TRANSLATE, "--engine", "transformers"), "needs a model"),
    ((*TRANSLATE, "--engine", "openai"), "base URL"),
    ((*TRANSLATE, "--runtime", "abacus"), "ctranslate2"),
    (("translate", "good.txt", "-o", "taken.tmx"), "--force"),
    (("translate", "good.txt", "-o", "nowhere/out.tmx"), "nowhere"),
    (("translate", "good.txt", "-o", "folder", "-p", "x.align"), "folder"),
    ((*TRANSLATE, "-p", "not.align"), "not.align"),
    ((*TRANSLATE, "-p", "out.tmx"), "one file"),
    (("translate", "good.txt", "--retranslate"), "-o"),
    (("translate", "-o", "out.tmx"), "document"),
    (("translate", "--lines", "good.txt"), "standard input"),
    (("segment", "empty.txt"), "empty.txt"),
    (("segment", "good.txt", "--srx", "bad.srx"), "bad.srx"),
    (("glossary", "find", "good.txt", "-g", "bad.yaml"), "bad.yaml"),
    (("export", "absent.align", "-o", "out.tmx"), "absent.align"),
    (("show", "not.align"), "not.align"),
]


@pytest.mark.parametrize(("arguments", "said"), CASES, ids=lambda v: " ".join(v)[:60])
def test_one_sentence_and_exit_code_2(
    align: Align, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    files(tmp_path)
    result = align(*arguments)
    assert result.code == 2, result
    complaint = result.err.strip().splitlines()[-1]
    assert complaint.startswith("align: ")
    assert said in complaint
    assert "Traceback" not in result.err
    assert "internal error" not in result.err
    assert not (tmp_path / "out.tmx").exists()
    assert not any(tmp_path.glob("absent.*"))
    assert (tmp_path / "taken.tmx").read_text() == "mine"
    assert (tmp_path / "not.align").read_text() == "mine"


def test_no_empty_project_is_left_behind(align: Align, tmp_path: Path) -> None:
    files(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert align("translate", "empty.txt", "-o", "out.tmx").code == 2
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1\n", "colour"),
        ("beam = 'four'\n", "beam"),
        ("beam = \n", "align.toml"),
    ],
)
def test_settings(align: Align, tmp_path: Path, text: str, said: str) -> None:
    files(tmp_path)
    (tmp_path / "align.toml").write_text(text, encoding="utf-8")
    result = align(*TRANSLATE)
    assert result.code == 2
    assert said in result.err


def test_an_internal_error_is_one_sentence_too(
    align: Align, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("boo")

    files(tmp_path)
    monkeypatch.setattr("align.documents.open_document", broken)
    result = align("segment", "good.txt")
    assert result.code == 1
    assert "Traceback" not in result.err
    assert len(result.err.strip().splitlines()) == 1
