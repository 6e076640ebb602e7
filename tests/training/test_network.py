"""The network rebuilt from the weights that ship says what the runtime says."""

import shutil
import struct
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the extra 'neural'")
pytest.importorskip("transformers", reason="needs the extra 'neural'")

import ctranslate2
import torch

from align.errors import EngineError
from align.shipped import models_path
from align.training.batches import collate, encode, plain_items
from align.training.losses import held_out_loss
from align.training.network import Tap, open_network
from align.training.product import describe, write_weights
from align.training.records import Base, Pair
from align.training.spelling import Spelling
from align.training.weights import read_weights
from tests.engines import tiny

SENTENCES = [
    Pair("Hội đồng Chính phủ đã họp từ ngày 12 đến ngày 14 tháng 3.",
         "The Council of Ministers met from 12 to 14 March."),
    Pair("Nhân dân các xã làm thủy lợi.", "The people of the communes built irrigation works."),
    Pair("Vâng.", "Yes."),
]  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> Base:
    return Base("compact", "", models_path("vi-en-compact"), "vi", "en", tiny.MARKERS)


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Base:
    return Base("ckpt", "", tiny.marian(tmp_path_factory.mktemp("base") / "marian"), "vi", "en")


def log_probabilities(base: Base) -> tuple[list[float], list[list[str]], list[list[str]]]:
    spelling = Spelling(base.folder, base.markers)
    _, examples, _ = encode(SENTENCES, spelling, 110)
    tap = Tap(open_network(base, len(spelling.tokens)))
    tap.model.eval()
    batch = collate(plain_items(examples), spelling.end, len(spelling.tokens))
    with torch.no_grad():
        logs = tap(batch.source, batch.decoder_input).logits.log_softmax(-1)
    found = [
        float(logs[row, at, piece])
        for row, example in enumerate(examples)
        for at, piece in enumerate([*example.target, spelling.end])
    ]
    assert -sum(found) / len(found) == pytest.approx(held_out_loss(tap, [batch]), abs=1e-5)
    source = [[*(spelling.tokens[i] for i in e.source), "</s>"] for e in examples]
    return found, source, [[spelling.tokens[i] for i in e.target] for e in examples]


@pytest.mark.parametrize(("compute", "within"), [("float32", 1e-4), ("int8", 0.25)])
def test_the_shipped_weights_come_back(shipped: Base, compute: str, within: float) -> None:
    found, source, target = log_probabilities(shipped)
    runner = ctranslate2.Translator(str(shipped.folder), compute_type=compute)
    wanted = [log for one in runner.score_batch(source, target) for log in one.log_probs]
    assert found == pytest.approx(wanted, abs=within)


def test_the_attention_is_the_runtimes(shipped: Base) -> None:
    spelling = Spelling(shipped.folder)
    _, [example], _ = encode(SENTENCES[:1], spelling, 110)
    runner = ctranslate2.Translator(str(shipped.folder), compute_type="float32")
    source = [*(spelling.tokens[i] for i in example.source), "</s>"]
    [wanted] = runner.translate_batch([source], beam_size=1, return_attention=True)
    said = tuple(spelling.ids[token] for token in wanted.hypotheses[0])
    tap = Tap(open_network(shipped, len(spelling.tokens)))
    tap.model.eval()
    again = type(example)(example.source, said)
    batch = collate(plain_items([again]), spelling.end, len(spelling.tokens))
    with torch.no_grad():
        attention = tap(batch.source, batch.decoder_input).attention.exp()[0, : len(said)]
    assert torch.allclose(attention, torch.tensor(wanted.attention[0]), atol=1e-4)


def test_a_checkpoint_goes_through_our_format_and_back(checkpoint: Base, tmp_path: Path) -> None:
    spelling = Spelling(checkpoint.folder)
    network = open_network(checkpoint, len(spelling.tokens))
    revision = write_weights(network, spelling, tmp_path / "made")
    describe(tmp_path / "made", "made", revision, checkpoint, 512)
    again = Base("made", revision, tmp_path / "made", "vi", "en")
    assert Spelling(again.folder).tokens == spelling.tokens
    rebuilt = open_network(again, len(spelling.tokens))
    assert rebuilt.gaze == network.gaze
    before, after = network.model.state_dict(), rebuilt.model.state_dict()
    assert set(before) == set(after)
    for name, weight in before.items():
        # A row of int8 has 254 steps over its range.
        assert (weight - after[name]).abs().max() <= weight.abs().max() / 200, name


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _version(path: Path) -> None:
    path.write_bytes(struct.pack("<I", 3) + path.read_bytes()[4:])


def _noise(path: Path) -> None:
    path.write_bytes(b"\x06\x00\x00\x00noise")


@pytest.mark.parametrize("damage", [_cut, _version, _noise])
def test_damaged_weights_are_said(damage: object, base: Base, tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    shutil.copyfile(base.folder / "model.bin", path)
    damage(path)  # type: ignore[operator]
    with pytest.raises(EngineError, match="no weights that can be adapted") as error:
        read_weights(path)
    assert "\n" not in str(error.value)


def test_a_vocabulary_of_another_size_is_refused(base: Base) -> None:
    with pytest.raises(EngineError, match="embeddings for 7 tokens"):
        open_network(base, 7)


def test_what_the_vocabulary_cannot_spell_is_left_out(base: Base) -> None:
    spelling = Spelling(base.folder, base.markers)
    pairs = [
        Pair("Đảng bộ họp", "The Party held"),
        Pair("Đảng ⟦t⟧ họp", "The Party held"),
        Pair("Đảng bộ " * 60, "The Party held " * 60),
        Pair("我读书我读书", "The Party held"),
    ]
    kept, examples, counts = encode(pairs, spelling, 110)
    assert kept == pairs[:1] and len(examples) == 1
    assert counts == {"term marks in the text": 1, "too long": 1, "foreign letters": 1}
