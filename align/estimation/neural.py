"""COMET models that judge without a reference, such as xCOMET and CometKiwi.

Guerreiro et al. 2024, "xCOMET: Transparent Machine Translation Evaluation through Fine-grained
Error Detection"; the package is ``unbabel-comet``. Nothing is fetched: some of the weights may
only be had after agreeing to a licence, which is for a person to do.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

from align.errors import EngineError, TranslationError
from align.estimation.base import Candidate, Estimator

_BATCH = 8
_MISSING = "install it with: pip install 'align-workbench[neural]' unbabel-comet"


class _Prediction(Protocol):
    scores: list[float]


class _Model(Protocol):
    def requires_references(self) -> bool: ...

    def predict(
        self, samples: list[dict[str, str]], batch_size: int, gpus: int, progress_bar: bool
    ) -> _Prediction: ...


class CometEstimator(Estimator):
    """Runs a COMET checkpoint of this machine."""

    def __init__(self, name: str) -> None:
        """Load a checkpoint.

        Raises:
            EngineError: the package or the checkpoint is missing, or it needs references.
        """
        self.name = name
        if find_spec("comet") is None:
            raise EngineError(
                f"the estimator {name} needs the package unbabel-comet", hint=_MISSING
            )
        checkpoint = _checkpoint(name)
        try:
            load = cast(Callable[[str], _Model], import_module("comet").load_from_checkpoint)
            self._model = load(str(checkpoint))
        except Exception as error:
            raise EngineError(
                f"the checkpoint cannot be loaded ({type(error).__name__})",
                where=str(checkpoint),
                hint="fetch it again, or name another model",
            ) from error
        if "xcomet" not in name.lower() and self._model.requires_references():
            raise EngineError(
                f"the model {name} needs reference translations",
                hint="name one that does not, such as Unbabel/wmt22-cometkiwi-da",
            )

    @property
    def revision(self) -> str:
        """Name of the model."""
        return self.name

    def estimate(self, candidates: Sequence[Candidate]) -> list[float]:
        """See ``Estimator``."""
        asked = [number for number, one in enumerate(candidates) if one.target.strip()]
        found = [0.0] * len(candidates)
        if not asked:
            return found
        samples = [{"src": candidates[n].source, "mt": candidates[n].target} for n in asked]
        try:
            scores = self._model.predict(samples, _BATCH, _gpus(), False).scores
        except Exception as error:
            raise TranslationError(
                f"the estimator {self.name} broke ({type(error).__name__}: {error})",
                hint="use the estimator surface",
            ) from error
        for number, score in zip(asked, scores, strict=True):
            found[number] = min(max(float(score), 0.0), 1.0)
        return found


def _checkpoint(name: str) -> Path:
    """Return where the weights of a model lie on this machine."""
    path = Path(name).expanduser()
    if path.is_file():
        return path
    folder = path if path.is_dir() else _hub_copy(name)
    for found in sorted(folder.rglob("*.ckpt")) if folder else ():
        return found
    raise EngineError(
        f"the weights of {name} are not on this machine",
        hint=f"agree to their licence, then fetch them with: hf download {name}",
    )


def _hub_copy(name: str) -> Path | None:
    """Return the folder of a hub model on this machine, None if it is not there."""
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (OSError, ValueError):
        # The hub client's own errors are of these kinds.
        return None


def _gpus() -> int:
    from torch import cuda

    return int(cuda.is_available())
