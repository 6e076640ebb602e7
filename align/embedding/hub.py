"""Finding a sentence-transformers model: a folder of the user's, or a name on the hub."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from align.errors import EngineError

NEURAL = "pip install 'align-workbench[neural]'"
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_ABOUT = ("modules.json", "config.json")
_FILES = ["*.json", "*.txt", "*.model", "*.spm"]
_OTHER_RUNTIMES = ["onnx/*", "openvino/*"]


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A model that is known to align well."""

    size: str
    summary: str


KNOWN = {
    "sentence-transformers/LaBSE": KnownModel("1.9 GB", "109 languages, made for finding pairs"),
    "intfloat/multilingual-e5-small": KnownModel("490 MB", "about 100 languages, small"),
    "sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2": KnownModel(
        "490 MB", "about 50 languages, small and fast"
    ),
}


def find_model(name: str, notify: Callable[[str], None] | None = None) -> Path:
    """Return the folder of a model, fetching it from the hub if it is not on this machine.

    A name without an owner is one of the sentence-transformers organisation, as in its library.

    Raises:
        EngineError: there is none, or the hub cannot be reached.
    """
    folder = Path(name).expanduser()
    if folder.is_dir():
        if not has_model(folder):
            raise EngineError(
                "the folder holds no sentence embedding",
                where=str(folder),
                hint=f"it needs {' or '.join(_ABOUT)} and {' or '.join(_WEIGHTS)}",
            )
        return folder
    if name.startswith((".", "/", "~")) or name.count("/") > 1 or folder.exists():
        raise EngineError(
            f"there is no folder {name!r}",
            hint="give static, a folder, or a hub name OWNER/NAME",
        )
    full = name if "/" in name else f"sentence-transformers/{name}"
    return hub_copy(full) or _download(full, notify)


def has_model(folder: Path) -> bool:
    """Whether a folder holds a description and weights, those in the folder of a module too."""
    if not folder.is_dir() or not any((folder / name).is_file() for name in _ABOUT):
        return False
    places = [folder, *(path for path in folder.iterdir() if path.is_dir())]
    sharded = any(folder.glob("*.index.json"))
    return sharded or any((place / name).is_file() for place in places for name in _WEIGHTS)


def hub_copy(name: str) -> Path | None:
    """Return the newest complete copy of a hub model on this machine."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache") / "huggingface"
    hub = Path(os.environ.get("HF_HOME") or home) / "hub"
    place = Path(os.environ.get("HF_HUB_CACHE") or hub).expanduser()
    snapshots = place / f"models--{name.replace('/', '--')}" / "snapshots"
    folders = [f for f in snapshots.iterdir() if has_model(f)] if snapshots.is_dir() else []
    return max(folders, key=lambda folder: folder.stat().st_mtime, default=None)


def _download(name: str, notify: Callable[[str], None] | None) -> Path:
    try:
        import sentence_transformers  # noqa: F401
        from huggingface_hub import HfApi, snapshot_download
        from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError
    except ImportError as error:
        raise EngineError(
            f"the embedder {name} needs sentence-transformers", hint=NEURAL
        ) from error
    try:
        there = set(HfApi().list_repo_files(name))
        weights = "*.safetensors" if any(n.endswith(".safetensors") for n in there) else "*.bin"
        if notify:
            size = f" ({KNOWN[name].size})" if name in KNOWN else ""
            notify(f"Fetching {name}{size} from the Hugging Face hub, once.")
        wanted = [*_FILES, weights]
        found = snapshot_download(name, allow_patterns=wanted, ignore_patterns=_OTHER_RUNTIMES)
    except RepositoryNotFoundError as error:
        raise EngineError(
            f"the hub has no public model {name!r}", hint="check the name, or log in to the hub"
        ) from error
    except (HfHubHTTPError, OSError, ValueError, RuntimeError) as error:
        # The client's network errors are OSError by way of requests or httpx.
        raise EngineError(
            f"the hub cannot be reached for the embedder {name!r}",
            hint="go online once, give a folder that holds it, or use the embedder static",
        ) from error
    return Path(found)
