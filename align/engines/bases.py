"""What can be adapted: the engine in the box, an adapted one, a Marian checkpoint."""

import json
from pathlib import Path

from align.engines.adapted import adapted_folder, adapted_names
from align.engines.compact import compact_folder
from align.engines.conversion import fingerprint
from align.engines.hub import has_weights
from align.engines.manifest import Manifest, read_manifest, verify
from align.engines.options import EngineOptions
from align.errors import EngineError

_IN_THE_BOX = "compact"
_BEAM = 4
_TRAINED = 200
_POSITIONS = 512
_SPELLING = ("source.spm", "vocab.json")


def find_base(name: str, source: str, target: str) -> tuple[Path, Manifest]:
    """Return the folder of an engine that can be adapted, and what it says about itself.

    Args:
        name: ``compact``, the name or path of an adapted engine, or the path of a checkpoint.
        source: language that a checkpoint translates from; other engines know their own.
        target: language that a checkpoint translates into.

    Raises:
        EngineError: there is none of that name, it is damaged, or it is of another kind.
    """
    folder = compact_folder(EngineOptions()) if name == _IN_THE_BOX else adapted_folder(name)
    if folder is not None:
        verify(folder)
        return folder, read_manifest(folder)
    path = Path(name).expanduser()
    if has_weights(path):
        return path, _checkpoint(path, source, target)
    raise EngineError(
        f"there is no engine {name!r} that can be adapted",
        hint=f"choose one of {', '.join((_IN_THE_BOX, *adapted_names()))}, "
        "or give the path of a Marian checkpoint",
    )


def _checkpoint(folder: Path, source: str, target: str) -> Manifest:
    try:
        config = json.loads((folder / "config.json").read_text("utf-8"))
        known = (folder / _SPELLING[1]).read_text("utf-8") if _whole(folder) else ""
    except (OSError, ValueError) as error:
        raise EngineError(
            "config.json or vocab.json cannot be read",
            where=str(folder),
            hint="fetch the checkpoint again",
        ) from error
    if config.get("model_type") != "marian" or not known:
        raise EngineError(
            f"only Marian checkpoints with {' and '.join(_SPELLING)} can be adapted",
            where=str(folder),
            hint=f"adapt {_IN_THE_BOX}, or another checkpoint",
        )
    if '">>' in known:
        raise EngineError(
            "a checkpoint for several target languages cannot be adapted",
            where=str(folder),
            hint="choose one for one pair of languages",
        )
    return Manifest(
        name=folder.name,
        revision=fingerprint(folder)[:12],
        source=source,
        target=target,
        beam=_BEAM,
        markers=(),
        reserved=(),
        most=_TRAINED,
        positions=int(config.get("max_position_embeddings", _POSITIONS)),
    )


def _whole(folder: Path) -> bool:
    return all((folder / name).is_file() for name in _SPELLING)
