"""Finding a checkpoint: a directory of the user's, or a name on the Hugging Face hub."""

import os
from pathlib import Path

from align.errors import EngineError

NEURAL = "pip install 'align-workbench[neural]'"
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_PATTERNS = ("*.json", "*.model", "*.spm", "*.txt")


def find_checkpoint(model: str) -> Path:
    """Return the folder of a checkpoint, fetching it from the hub if need be.

    Raises:
        EngineError: there is none, or the hub cannot be reached.
    """
    folder = Path(model).expanduser()
    if folder.is_dir():
        if not has_weights(folder):
            raise EngineError(
                "the directory holds no checkpoint",
                where=str(folder),
                hint=f"it needs config.json and {' or '.join(_WEIGHTS)}",
            )
        return folder
    if model.count("/") != 1 or model.startswith((".", "/", "~")):
        raise EngineError(
            f"there is no directory {model!r}", hint="give a directory or a hub name OWNER/NAME"
        )
    return hub_copy(model) or _download(model)


def has_weights(folder: Path) -> bool:
    """Whether a folder holds a configuration and weights."""
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    sharded = any(name.endswith(".index.json") for name in names)
    return "config.json" in names and (sharded or bool(names & set(_WEIGHTS)))


def hub_folder() -> Path:
    """Return where the hub's own client keeps what it fetched, by its documented variables."""
    home = Path(os.environ.get("HF_HOME") or _cache_home() / "huggingface")
    return Path(os.environ.get("HF_HUB_CACHE") or home / "hub").expanduser()


def _cache_home() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()


def hub_copy(model: str) -> Path | None:
    """Return the newest complete copy of a hub checkpoint on this machine."""
    snapshots = hub_folder() / f"models--{model.replace('/', '--')}" / "snapshots"
    folders = [f for f in snapshots.iterdir() if has_weights(f)] if snapshots.is_dir() else []
    return max(folders, key=lambda folder: folder.stat().st_mtime, default=None)


def _download(model: str) -> Path:
    try:
        from huggingface_hub import HfApi, snapshot_download
        from huggingface_hub.errors import RepositoryNotFoundError
    except ImportError as error:
        raise EngineError(f"fetching {model} needs huggingface_hub", hint=NEURAL) from error
    try:
        names = set(HfApi().list_repo_files(model))
        weights = "*.safetensors" if any(n.endswith(".safetensors") for n in names) else "*.bin"
        return Path(snapshot_download(model, allow_patterns=[*_PATTERNS, weights]))
    except RepositoryNotFoundError as error:
        raise EngineError(
            f"the hub has no public model {model!r}", hint="check the name, or log in to the hub"
        ) from error
    except Exception as error:  # what is raised depends on the HTTP library the client stands on
        raise EngineError(
            f"the hub cannot be reached for {model!r}",
            hint="go online once, or give a directory that holds the checkpoint",
        ) from error
