"""The folder of compact weights: whole, damaged, missing."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from align.engines.base import Request
from align.engines.compact import CompactEngine
from align.engines.options import EngineOptions
from align.engines.registry import create
from align.errors import EngineError
from tests.engines import tiny


def _truncate(folder: Path) -> None:
    path = folder / "model.bin"
    path.write_bytes(path.read_bytes()[:-100])


def _unlist(folder: Path) -> None:
    path = folder / "SHA256SUMS"
    path.write_text(
        "".join(line for line in path.read_text().splitlines(True) if "source.spm" not in line)
    )


def _rewrite(name: str, content: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (folder / name).write_text(content, "utf-8")
        if name != "SHA256SUMS":
            tiny.checksums(folder)

    return damage


DAMAGES = [
    pytest.param(lambda f: (f / "model.bin").unlink(), "model.bin: the weights are", id="gone"),
    pytest.param(lambda f: (f / "SHA256SUMS").unlink(), "SHA256SUMS: the weights", id="no sums"),
    pytest.param(shutil.rmtree, "model.bin: the weights are missing", id="no folder"),
    pytest.param(_truncate, "model.bin: the file is damaged (checksum", id="truncated"),
    pytest.param(_unlist, "SHA256SUMS: no checksum for source.spm", id="unlisted"),
    pytest.param(_rewrite("SHA256SUMS", "x y\n"), "SHA256SUMS:1: not a line", id="bad sums"),
    pytest.param(_rewrite("source.spm", "x"), "source.spm: not a SentencePiece", id="bad pieces"),
    pytest.param(_rewrite("model.bin", "x"), "CTranslate2 cannot load the model", id="bad weights"),
    pytest.param(_rewrite("model.toml", "name ="), "model.toml: cannot be read", id="bad toml"),
    pytest.param(
        _rewrite("model.toml", 'name = "x"'), "the key 'revision' must be a text", id="no key"
    ),
    pytest.param(
        _rewrite(
            "model.toml",
            'name="x"\nrevision="1"\nsource="vi"\ntarget="en"\nbeam=0',
        ),
        "the key 'beam' must be a count",
        id="bad beam",
    ),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGES)
def test_damage_is_said(
    damage: Callable[[Path], None], said: str, tiny_compact: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(tiny_compact, tmp_path / "copy")
    damage(folder)
    with pytest.raises(EngineError) as error:
        CompactEngine(EngineOptions(model=str(folder)))
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_other_languages_are_refused(tiny_compact: Path) -> None:
    with pytest.raises(EngineError, match="translates vi to en, not de to fr"):
        create("compact", EngineOptions(model=str(tiny_compact), source="de", target="fr"))


def test_markers_in_a_document_are_text(tiny_compact: Path) -> None:
    engine = CompactEngine(EngineOptions(model=str(tiny_compact)))
    assert engine.manifest.markers == tiny.MARKERS
    [marked, plain] = engine.translate([Request("họp ⟦t⟧ xã ⟦=⟧ x"), Request("họp (t) xã (-) x")])
    assert marked.text == plain.text


def test_batches_do_not_change_a_translation(tiny_compact: Path) -> None:
    sources = [Request(" ".join(words)) for words in _sentences()]
    texts = [
        [h.text for h in _engine(tiny_compact, batch).translate(sources)] for batch in (1, 64, 4096)
    ]
    assert texts[0] == texts[1] == texts[2]


def _sentences() -> list[list[str]]:
    return [line.split() for line in tiny.lines("Đảng bộ xã họp , 1966", 60)]


def _engine(folder: Path, batch_tokens: int) -> CompactEngine:
    return CompactEngine(EngineOptions(model=str(folder), batch_tokens=batch_tokens, threads=2))


def test_no_torch_is_loaded(tiny_compact: Path) -> None:
    program = (
        "import sys; from align.engines.registry import create, describe\n"
        "from align.engines.options import EngineOptions\n"
        "from align.engines.base import Request\n"
        "list(describe())\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'sentencepiece', 'httpx'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        f"engine = create('compact', EngineOptions(model={str(tiny_compact)!r}))\n"
        "assert engine.translate([Request('họp')])\n"
        "assert not {'torch', 'transformers'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_model_in_the_box_translates() -> None:
    engine = create("compact", EngineOptions())
    source = "Ban Thường vụ Tỉnh ủy họp hội nghị."
    [hypothesis] = engine.translate([Request(source)])
    assert hypothesis.text
    assert hypothesis.alignment is not None


@pytest.mark.parametrize(
    ("cell", "said"), [("Xã", "Commune"), ("xã", "commune"), ("Lũ quét.", "Flash flood.")]
)
def test_a_cell_that_the_dictionary_knows_keeps_its_capital(cell: str, said: str) -> None:
    engine = create("compact", EngineOptions(beam=1))
    assert engine.translate([Request(cell)])[0].text == said


@pytest.mark.parametrize("row", ["Tràng Định\t1.234", "Lộc Bình", "Huyện\tLộc Bình"])
def test_names_that_stand_alone_stay(row: str) -> None:
    engine = create("compact", EngineOptions(beam=1))
    [hypothesis] = engine.translate([Request(row)])
    assert hypothesis.text.count("\t") == row.count("\t")
    names = {cell for cell in row.split("\t") if cell in {"Tràng Định", "Lộc Bình"}}
    assert names <= set(hypothesis.text.split("\t"))
