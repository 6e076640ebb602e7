"""The embedders by name. Listing them loads none of the packages they run on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from align.embedding.base import Embedder
from align.embedding.folder import is_static
from align.embedding.hub import KNOWN, NEURAL, find_model, hub_copy
from align.errors import EngineError
from align.shipped import models_path

STATIC = "static"
_FOLDER = "vi-en-embedding"


@dataclass(frozen=True, slots=True)
class EmbedderDescription:
    """An embedder as a list shows it."""

    name: str
    summary: str
    ready: bool
    """Whether ``get`` would answer at once, without fetching anything."""
    missing: tuple[str, ...] = ()
    """What has to be installed first, one clause each."""
    download: str = ""
    """Size of what naming it would fetch; empty if nothing."""


def get(name: str = STATIC, *, notify: Callable[[str], None] | None = None) -> Embedder:
    """Load an embedder.

    Args:
        name: ``static`` (in the box), a folder with a static embedding or a
            sentence-transformers model, or the name of such a model on the Hugging Face hub.
            A hub model that is not on this machine is fetched, since it was named.
        notify: told in one sentence what is going to be fetched, before it is.

    Raises:
        EngineError: there is no such model, a file or a package is missing, or the hub cannot
            be reached.
    """
    if not name.strip():
        raise EngineError(
            "the embedder has no name", hint=f"give {STATIC}, a folder or a hub name OWNER/NAME"
        )
    folder = models_path(_FOLDER) if name == STATIC else Path(name).expanduser()
    if name == STATIC or is_static(folder):
        from align.embedding.static import StaticEmbedder

        return StaticEmbedder(folder, name)
    from align.embedding.neural import NeuralEmbedder

    return NeuralEmbedder(find_model(name, notify), name)


def describe() -> Iterator[EmbedderDescription]:
    """Say what is in the box, and which models are known to serve well."""
    there = is_static(models_path(_FOLDER))
    yield EmbedderDescription(
        STATIC,
        "Vietnamese and English, in the box, no torch and no network",
        ready=there,
        missing=() if there else (f"folder {models_path(_FOLDER)} (install the package again)",),
    )
    package = find_spec("sentence_transformers") is not None
    missing = () if package else (f"package sentence-transformers ({NEURAL})",)
    for name, model in KNOWN.items():
        copy = hub_copy(name)
        ready = package and copy is not None
        download = "" if copy else model.size
        yield EmbedderDescription(name, model.summary, ready, missing, download)
