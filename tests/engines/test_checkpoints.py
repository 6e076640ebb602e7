"""Checkpoints of every family, in both runtimes, against what transformers itself makes of them."""

import builtins
import json
import shutil
import warnings
from dataclasses import replace
from pathlib import Path

import pytest

from align.engines import conversion, hub
from align.engines.base import Request
from align.engines.checkpoint import CheckpointEngine
from align.engines.conversion import cache_folder, converted
from align.engines.decoder import Job
from align.engines.options import EngineOptions, Runtime
from align.errors import EngineError
from tests.engines.conftest import CHECKPOINTS, checkpoint, needs_torch

SOURCE = "Đảng bộ tỉnh họp hội nghị ."
PREFIX = "The Standing"
NATIVE: dict[str, tuple[str, str, str]] = {
    # what transformers is told: source language, target language, text before the source
    "marian": ("", "", ""),
    "m2m": ("vi", "__en__", ""),
    "nllb": ("vie_Latn", "eng_Latn", ""),
    "mbart50": ("vi_VN", "en_XX", ""),
    "mbart": ("vi_VN", "en_XX", ""),
    "madlad": ("", "", "<2en> "),
}


def load(name: str, shelf: Path, runtime: Runtime) -> CheckpointEngine:
    folder = checkpoint(name, shelf)
    return CheckpointEngine(
        EngineOptions(model=str(folder), runtime=runtime, beam=1, threads=1, compute="float32")
    )


def native(name: str, folder: Path) -> tuple[list[str], list[str]]:
    """Source and target tokens of greedy search, as transformers' own examples do it."""
    import transformers

    source, target, prompt = NATIVE[name]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder))
        model = transformers.AutoModelForSeq2SeqLM.from_pretrained(str(folder))
    start: dict[str, int] = {}
    if source:
        tokenizer.src_lang = source
        key = "decoder_start_token_id" if name == "mbart" else "forced_bos_token_id"
        start[key] = tokenizer.convert_tokens_to_ids(target)
    encoded = tokenizer([prompt + SOURCE], return_tensors="pt")
    ids = encoded.input_ids
    output = model.generate(input_ids=ids, num_beams=1, do_sample=False, max_new_tokens=14, **start)
    tokens = tokenizer.convert_ids_to_tokens(output[0].tolist())[1:]
    end = tokens.index("</s>") if "</s>" in tokens else len(tokens)
    return tokenizer.convert_ids_to_tokens(ids[0].tolist()), tokens[:end]


@needs_torch
@pytest.mark.parametrize("runtime", list(Runtime))
@pytest.mark.parametrize("name", NATIVE)
def test_greedy_search_is_that_of_transformers(name: str, runtime: Runtime, shelf: Path) -> None:
    engine = load(name, shelf, runtime)
    source, target = native(name, checkpoint(name, shelf))
    job: Job = replace(engine._job(engine._parts(Request(SOURCE))[0]), limit=12)
    [[decoded]] = engine._decoder.decode([[job]])
    assert list(job.source) == source
    # The last tokens depend on how each library ends what it cuts off.
    assert list(decoded.tokens)[:11] == target[:11]
    assert len(decoded.attention) == len(decoded.tokens)
    assert all(len(row) == len(source) for row in decoded.attention)


@needs_torch
@pytest.mark.parametrize("runtime", list(Runtime))
@pytest.mark.parametrize("name", CHECKPOINTS)
def test_prefix_and_alignment_in_every_family(name: str, runtime: Runtime, shelf: Path) -> None:
    engine = load(name, shelf, runtime)
    [hypothesis] = engine.translate([Request(SOURCE, prefix=PREFIX)])
    assert hypothesis.text.startswith(PREFIX)
    assert hypothesis.alignment is not None
    assert hypothesis.alignment.source[0][0] == 0
    assert hypothesis.alignment.source[-1][1] == len(SOURCE)
    assert hypothesis.alignment.target[0][0] == 0
    assert f"runtime={runtime}" in engine.settings


@needs_torch
@pytest.mark.parametrize("name", ["marian", "m2m"])
def test_scores_of_both_runtimes_agree(name: str, shelf: Path) -> None:
    scores = []
    for runtime in Runtime:
        engine = load(name, shelf, runtime)
        job = engine._job(engine._parts(Request(SOURCE, prefix=PREFIX))[0])
        [[decoded]] = engine._decoder.decode([[job]])
        scores.append(decoded.score)
    assert scores[0] == pytest.approx(scores[1], abs=0.01)


@needs_torch
def test_a_conversion_is_done_once_and_whole(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = converted(str(checkpoint("marian", shelf)), "float32", cache_folder())
    assert {"model.bin", "config.json", "source.spm"} <= {p.name for p in folder.iterdir()}
    monkeypatch.setattr(conversion, "_convert", lambda *_: pytest.fail("converted twice"))
    assert converted(str(checkpoint("marian", shelf)), "float32", cache_folder()) == folder
    assert not list(cache_folder().glob(".converting-*"))


@needs_torch
def test_a_failed_conversion_leaves_nothing(shelf: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(checkpoint("marian", shelf), tmp_path / "broken")
    (broken / "model.safetensors").write_bytes(b"x")
    cache = tmp_path / "cache"
    with pytest.raises(EngineError, match="the checkpoint cannot be converted"):
        converted(str(broken), "int8", cache)
    assert list(cache.iterdir()) == []


@needs_torch
def test_a_broken_checkpoint_in_torch(shelf: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(checkpoint("marian", shelf), tmp_path / "broken")
    (broken / "model.safetensors").write_bytes(b"x")
    with pytest.raises(EngineError, match="transformers cannot load the checkpoint"):
        CheckpointEngine(EngineOptions(model=str(broken), runtime=Runtime.TORCH))


@needs_torch
def test_two_vocabularies_are_refused(shelf: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(checkpoint("marian", shelf), tmp_path / "two")
    (folder / "tokenizer_config.json").write_text(json.dumps({"separate_vocabs": True}))
    with pytest.raises(EngineError, match="two vocabularies; use --runtime torch"):
        converted(str(folder), "int8", tmp_path)


@pytest.mark.parametrize("runtime", list(Runtime))
@pytest.mark.parametrize(
    ("model", "said"),
    [
        ("", "the engine transformers needs a model; give a directory or a hub name"),
        ("no/such/folder", "there is no directory 'no/such/folder'"),
        ("./nowhere", "there is no directory './nowhere'"),
        (".", "the directory holds no checkpoint; it needs config.json"),
        ("owner/name", "the hub cannot be reached for 'owner/name'; go online once"),
    ],
)
def test_models_that_are_not_there(
    model: str, said: str, runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def offline(*_: object, **__: object) -> None:
        raise OSError("no route to host")

    if model == "owner/name":
        api = pytest.importorskip("huggingface_hub")
        monkeypatch.setattr(api.HfApi, "list_repo_files", offline)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    with pytest.raises(EngineError, match=said):
        CheckpointEngine(EngineOptions(model=model, runtime=runtime))


@pytest.mark.parametrize("runtime", list(Runtime))
def test_missing_packages_are_named(
    runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "marian"}')
    (tmp_path / "model.safetensors").write_bytes(b"")
    genuine = builtins.__import__

    def without_torch(name: str, *rest: object) -> object:
        if name.split(".")[0] in {"torch", "transformers"}:
            raise ImportError(name)
        return genuine(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without_torch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with pytest.raises(EngineError, match=r"pip install 'align-workbench\[neural\]'"):
        CheckpointEngine(EngineOptions(model=str(tmp_path), runtime=runtime))


def test_a_copy_of_the_hub_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    snapshots = tmp_path / "models--owner--name" / "snapshots"
    (snapshots / "half").mkdir(parents=True)
    (snapshots / "half" / "config.json").write_text("{}")
    assert hub.hub_copy("owner/name") is None
    (snapshots / "half" / "model.safetensors").write_bytes(b"")
    assert hub.find_checkpoint("owner/name") == snapshots / "half"
