"""Converting a checkpoint once to CTranslate2, into the user's cache."""

import hashlib
import json
import re
import shutil
import tempfile
import warnings
from collections.abc import Collection, Iterator
from pathlib import Path

from align.engines.codec import tokenizer_files
from align.engines.ctranslate import WEIGHTS
from align.engines.decoder import reason
from align.engines.dialects import Checkpoint
from align.engines.hub import NEURAL, find_checkpoint, has_weights
from align.errors import EngineError

# Part of a cached folder's name: raise it when the folder's content changes.
_LAYOUT = 1
_ABOUT = ("config.json", "tokenizer_config.json")
_PREFIX = "checkpoint_"


def cache_folder() -> Path:
    """Return where converted checkpoints are kept."""
    from platformdirs import user_cache_path

    return user_cache_path("align") / "engines"


def converted(model: str, compute: str, cache: Path) -> Path:
    """Return the converted folder of a checkpoint, converting it if that was not done before.

    Raises:
        EngineError: the checkpoint is not found, or a package is missing, or it is of a kind
            that CTranslate2 does not know.
    """
    folder = Path(model).expanduser()
    identity = fingerprint(folder) if has_weights(folder) else model
    digest = hashlib.sha256(f"{_LAYOUT} {identity} {compute}".encode()).hexdigest()[:12]
    target = cache / f"{_file_name(model)}-{digest}"
    if not (target / WEIGHTS).is_file():
        _convert(find_checkpoint(model), target, compute)
    return target


def fingerprint(folder: Path) -> str:
    """Tell one version of a checkpoint from another without reading all of its weights."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.suffix in {".json", ".safetensors", ".bin", ".model", ".spm"}:
            digest.update(f"{path.name} {path.stat().st_size} ".encode())
            with path.open("rb") as file:
                digest.update(file.read(1 << 20))
                file.seek(max(0, path.stat().st_size - (1 << 20)))
                digest.update(file.read())
    return digest.hexdigest()


def _file_name(model: str) -> str:
    return re.sub(r"[^\w.-]+", "--", Path(model).name if Path(model).is_dir() else model)


def _convert(source: Path, target: Path, compute: str) -> None:
    """Convert into a folder beside the target, then rename: nobody ever sees half a model."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".converting-", dir=target.parent))
    except OSError as error:
        raise EngineError(
            f"cannot write there ({error.strerror})",
            where=str(target.parent),
            hint="make room, or set XDG_CACHE_HOME to another place",
        ) from error
    try:
        _run_converter(source, work, compute)
        for path in tokenizer_files(source):
            shutil.copyfile(path, work / path.name)
        for name in _ABOUT:
            if (source / name).is_file():
                shutil.copyfile(source / name, work / f"{_PREFIX}{name}")
        try:
            work.replace(target)
        except OSError:
            # Another process was faster; its folder is as good as ours.
            if not (target / WEIGHTS).is_file():
                raise
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _run_converter(source: Path, work: Path, compute: str) -> None:
    try:
        import torch  # noqa: F401
        import transformers

        from align.engines.converter import Converter
    except ImportError as error:
        raise EngineError(
            f"converting {source.name} needs torch and transformers", hint=NEURAL
        ) from error
    if json.loads(_read(source / "tokenizer_config.json")).get("separate_vocabs"):
        raise EngineError(
            "CTranslate2 cannot read a Marian checkpoint with two vocabularies",
            where=str(source),
            hint="use --runtime torch",
        )

    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            Converter(source).convert(str(work), quantization=compute, force=True)
    except Exception as error:  # the converters raise whatever a broken checkpoint provokes
        raise EngineError(
            f"the checkpoint cannot be converted ({reason(error)})",
            where=str(source),
            hint="use --runtime torch, or another checkpoint",
        ) from error


def converted_models(cache: Path) -> Iterator[tuple[str, int]]:
    """Yield name and size in bytes of every converted checkpoint."""
    for folder in sorted(cache.iterdir()) if cache.is_dir() else ():
        if (folder / WEIGHTS).is_file() and not folder.name.startswith("."):
            name = folder.name.rpartition("-")[0].replace("--", "/")
            yield name, sum(path.stat().st_size for path in folder.iterdir())


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else "{}"


def about(folder: Path, name: str, vocabulary: Collection[str]) -> Checkpoint:
    """Read what a checkpoint, converted or not, says about itself.

    Raises:
        EngineError: its configuration is no JSON.
    """
    prefix = _PREFIX if (folder / f"{_PREFIX}{_ABOUT[0]}").is_file() else ""
    try:
        config, tokenizer = (json.loads(_read(folder / f"{prefix}{part}")) for part in _ABOUT)
    except ValueError as error:
        raise EngineError(
            "config.json or tokenizer_config.json is no JSON",
            where=str(folder),
            hint="fetch the checkpoint again",
        ) from error
    return Checkpoint(name, config, str(tokenizer.get("tokenizer_class", "")), vocabulary)


def vocabulary(folder: Path) -> frozenset[str]:
    """Return the tokens of a converted checkpoint."""
    for name in ("shared_vocabulary.json", "target_vocabulary.json"):
        if (folder / name).is_file():
            return frozenset(json.loads((folder / name).read_text("utf-8")))
    raise EngineError(
        "the converted model has no vocabulary",
        where=str(folder),
        hint="delete the folder, it will be made again",
    )
