"""Names, folders and the hub."""

import sys
from pathlib import Path

import pytest

from align.embedding import describe, get
from align.errors import EngineError
from tests.embedding.conftest import needs_neural


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "HF_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "the embedder has no name; give static"),
        ("./none", "there is no folder './none'; give static"),
        ("~/none/at/all", "there is no folder"),
        ("a/b/c", "there is no folder 'a/b/c'"),
    ],
)
def test_what_is_no_embedder(name: str, message: str) -> None:
    with pytest.raises(EngineError) as caught:
        get(name)
    assert message in str(caught.value)


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"holds no sentence embedding; it needs modules\.json"):
        get(str(tmp_path))


@needs_neural
def test_what_cannot_be_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub

    def unreachable(self: object, name: str) -> list[str]:
        raise OSError("no network")

    told: list[str] = []
    monkeypatch.setattr(huggingface_hub.HfApi, "list_repo_files", unreachable)
    message = "hub cannot be reached for the embedder 'sentence-transformers/LaBSE'; go online"
    with pytest.raises(EngineError, match=message):
        get("LaBSE", notify=told.append)
    assert told == []


@needs_neural
def test_what_is_fetched_is_said(tiny_transformer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub

    def files(self: object, name: str) -> list[str]:
        return ["modules.json", "model.safetensors"]

    def fetch(name: str, **_: object) -> str:
        return str(tiny_transformer)

    told: list[str] = []
    monkeypatch.setattr(huggingface_hub.HfApi, "list_repo_files", files)
    monkeypatch.setattr(huggingface_hub, "snapshot_download", fetch)
    embedder = get("LaBSE", notify=told.append)
    assert embedder.name == "LaBSE"
    assert told == [
        "Fetching sentence-transformers/LaBSE (1.9 GB) from the Hugging Face hub, once."
    ]


@needs_neural
def test_a_copy_on_this_machine_needs_no_network(tiny_transformer: Path, tmp_path: Path) -> None:
    snapshots = tmp_path / "cache" / "hub" / "models--owner--name" / "snapshots"
    snapshots.mkdir(parents=True)
    (snapshots / "abc").symlink_to(tiny_transformer)
    assert get("owner/name").revision.startswith("name@")


def test_without_the_extra_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, tiny_static: Path, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_text("")
    for name in ("LaBSE", str(tmp_path)):
        with pytest.raises(EngineError, match=r"needs sentence-transformers; pip install"):
            get(name)
    assert get(str(tiny_static)).dimensions == 12


@needs_neural
def test_a_broken_model_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_text("")
    with pytest.raises(EngineError, match="the model cannot be loaded") as caught:
        get(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_the_list_says_what_would_be_fetched() -> None:
    found = {description.name: description for description in describe()}
    assert found["static"].download == ""
    assert found["sentence-transformers/LaBSE"].download == "1.9 GB"
    assert not found["sentence-transformers/LaBSE"].ready
