"""The engines by name. Listing them loads none of the packages they run on."""

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from align.engines.adapted import (
    adapted_folder,
    adapted_names,
    describe_adapted,
    load_adapted,
)
from align.engines.base import Engine
from align.engines.options import EngineDescription, EngineOptions
from align.errors import EngineError

_ENGINES = {
    "compact": "align.engines.compact:CompactEngine",
    "transformers": "align.engines.checkpoint:CheckpointEngine",
    "openai": "align.engines.chat:ChatEngine",
}


class EngineClass(Protocol):
    """What the class of an engine offers: its maker and its description."""

    def __call__(self, options: EngineOptions) -> Engine:
        """Load the engine."""

    def describe(self) -> EngineDescription:
        """Look, without loading anything, at what is there and what is missing."""


def engine_names() -> tuple[str, ...]:
    """Return the names of all engines, the default first, those that a user adapted last."""
    return (*_ENGINES, *adapted_names())


def built_in_names() -> tuple[str, ...]:
    """Return the names of the engines that come with the workbench."""
    return tuple(_ENGINES)


def create(name: str, options: EngineOptions) -> Engine:
    """Load an engine by its name, or one that was adapted by the path of its folder.

    Raises:
        EngineError: the name is unknown, a package or a file is missing, or an option is wrong.
    """
    if name not in _ENGINES and (folder := adapted_folder(name)):
        return load_adapted(name, folder, options)
    return _engine_class(name)(options)


def describe() -> Iterator[EngineDescription]:
    """Say for every engine what is installed, cached and missing."""
    for name in _ENGINES:
        yield _engine_class(name).describe()
    yield from describe_adapted()


def _engine_class(name: str) -> EngineClass:
    if name not in _ENGINES:
        raise EngineError(
            f"there is no engine called {name!r}", hint=f"choose one of {', '.join(engine_names())}"
        )
    module, attribute = _ENGINES[name].split(":")
    return cast(EngineClass, getattr(import_module(module), attribute))
