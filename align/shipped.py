"""Find what ships with the package: rules, samples, the house term base, model weights.

A wheel carries these under ``align/_shipped``; a checkout has them at its top.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOT = _PACKAGE / "_shipped" if (_PACKAGE / "_shipped").is_dir() else _PACKAGE.parent


def data_path(*parts: str) -> Path:
    """Return the path of a file below ``data/``."""
    return _ROOT.joinpath("data", *parts)


def models_path(*parts: str) -> Path:
    """Return the path of a file below ``models/``."""
    return _ROOT.joinpath("models", *parts)


def house_glossary() -> Path:
    """Return the path of the term base in the box."""
    return _ROOT / "glossary.yaml"
