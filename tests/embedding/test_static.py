"""The folder of token vectors: whole, damaged, missing; and what the one in the box can do."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy
import pytest

from align.embedding import get
from align.embedding.static import StaticEmbedder
from align.errors import EngineError
from align.shipped import models_path
from tests.embedding import tiny
from tests.embedding.conftest import needs_neural

KEYS = 'name = "x"\nkind = "static-embedding"\nrevision = "1"\nvocabulary = "pieces.spm"\n'


def _truncate(folder: Path) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-100])


def _unlist(folder: Path) -> None:
    sums = folder / "SHA256SUMS"
    sums.write_text("".join(x for x in sums.read_text().splitlines(True) if "pieces" not in x))


def _rewrite(name: str, content: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (folder / name).write_text(content, "utf-8")
        if name != "SHA256SUMS":
            tiny.checksums(folder)

    return damage


def _tensors(**tensors: numpy.ndarray) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        tiny.write_tensors(folder / "model.safetensors", **tensors)
        tiny.checksums(folder)

    return damage


DAMAGES = [
    pytest.param(shutil.rmtree, "model.toml: cannot be read", id="no folder"),
    pytest.param(lambda f: (f / "pieces.spm").unlink(), "the file is missing", id="gone"),
    pytest.param(lambda f: (f / "SHA256SUMS").unlink(), "SUMS: the checksums are", id="no sums"),
    pytest.param(_truncate, "the file is damaged (checksum", id="truncated"),
    pytest.param(_unlist, "no checksum for pieces.spm", id="unlisted"),
    pytest.param(_rewrite("SHA256SUMS", "x y\n"), "SHA256SUMS:1: not a line", id="bad sums"),
    pytest.param(_rewrite("pieces.spm", "x"), "spm: not a SentencePiece model", id="bad pieces"),
    pytest.param(_rewrite("model.toml", "name ="), "model.toml: cannot be read", id="bad toml"),
    pytest.param(_rewrite("model.toml", KEYS), "the keys 'languages'", id="no dimensions"),
    pytest.param(
        _rewrite("model.toml", f'{KEYS}languages = ["vi"]\ndimensions = 12'),
        "the key 'matrix' must be a text",
        id="no matrix",
    ),
    pytest.param(
        _rewrite("model.safetensors", "no tensors"), "is no safetensors file", id="no tensors"
    ),
    pytest.param(
        _tensors(other=numpy.ones((2, 2), numpy.float16)), "no token vectors", id="other tensors"
    ),
    pytest.param(
        _tensors(embeddings=numpy.ones((2, 3), numpy.float32)), "do not fit", id="other shape"
    ),
    pytest.param(
        _tensors(embeddings=numpy.ones((2, 3), numpy.int8), weights=numpy.ones(3, numpy.float32)),
        "no token vectors",
        id="other weights",
    ),
]


@pytest.mark.parametrize(("damage", "message"), DAMAGES)
def test_damage_is_said_in_one_sentence(
    tiny_static: Path, tmp_path: Path, damage: Callable[[Path], None], message: str
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny_static, folder)
    damage(folder)
    with pytest.raises(EngineError) as caught:
        StaticEmbedder(folder)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_text_is_the_sum_of_its_pieces(tiny_static: Path) -> None:
    embedder = StaticEmbedder(tiny_static)
    joint = embedder.embed(["Đảng bộ HỌP", "họp đảng bộ"])
    assert joint[0] == pytest.approx(joint[1], abs=1e-6)


def test_it_loads_no_torch(tiny_static: Path) -> None:
    code = (
        "import sys; from align.embedding import get\n"
        "assert 'numpy' not in sys.modules\n"
        f"get({str(tiny_static)!r}).embed(['họp'])\n"
        "print({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


PAIRS = [
    ("Hội nghị thông qua nghị quyết về phát triển nông nghiệp.", "The conference adopted a "
     "resolution on agricultural development."),
    ("Giá gạo tăng mạnh trong tháng trước.", "The price of rice rose sharply last month."),
    ("Trẻ em cần được bảo vệ khỏi bạo lực.", "Children need to be protected from violence."),
    ("Năm 1966 quân đội rút khỏi thành phố.", "In 1966 the army withdrew from the city."),
    ("Bệnh viện mới có ba trăm giường.", "The new hospital has three hundred beds."),
    ("Nước sông dâng cao sau trận mưa lớn.", "The river rose after the heavy rain."),
]  # fmt: skip


def test_translations_find_each_other() -> None:
    left, right = zip(*PAIRS, strict=True)
    embedder = get("static")
    scores = embedder.embed(left) @ embedder.embed(right).T
    assert scores.argmax(0).tolist() == scores.argmax(1).tolist() == list(range(len(PAIRS)))


def test_the_box_is_small_and_carries_a_card() -> None:
    folder = models_path("vi-en-embedding")
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 10_000_000
    card = (folder / "README.md").read_text("utf-8")
    revision = get("static").revision.split("@")[1]
    assert revision in card


@needs_neural
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_sentence_transformers_loads_the_box_as_it_is() -> None:
    from sentence_transformers import SentenceTransformer

    texts = [text for pair in PAIRS for text in pair] + [
        "HÀ NỘI  ngày 2/9/1945", "ﬁle Ⅳ ½ …", "a\tb\u00a0c", "Ngô Đình Diệm", "😀", "x▁y"
    ]  # fmt: skip
    model = SentenceTransformer(str(models_path("vi-en-embedding")), device="cpu")
    theirs = model.encode(texts, show_progress_bar=False)
    assert get("static").embed(texts) == pytest.approx(theirs, abs=1e-5)
