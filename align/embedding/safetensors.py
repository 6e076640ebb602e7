"""Reading a safetensors file with numpy alone.

Layout (https://huggingface.co/docs/safetensors, "Format"): eight bytes with the length of the
header, little-endian; the header, a JSON object from tensor name to type, shape and byte range;
the bytes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from align.errors import EngineError

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from align.embedding.base import Vectors

_TYPES = {"F32": "<f4", "F16": "<f2", "I8": "|i1"}
_LONGEST_HEADER = 100_000_000


def token_matrix(path: Path) -> Vectors:
    """Return the token vectors of a static embedding, shape (tokens, dimensions).

    Reads the two layouts that sentence-transformers reads: ``embedding.weight``, and
    ``embeddings`` with a factor for every row in ``weights``.

    Raises:
        EngineError: the file cannot be read, or is laid out otherwise.
    """
    import numpy

    tensors = _tensors(path)
    rows = tensors.get("embedding.weight", tensors.get("embeddings"))
    weights = tensors.get("weights")
    if rows is None or rows.ndim != 2 or (weights is not None and weights.shape != rows.shape[:1]):
        raise EngineError("the file holds no token vectors", where=str(path))
    matrix: Vectors = rows.astype(numpy.float32)
    if weights is not None:
        matrix *= weights.astype(numpy.float32)[:, None]
    return matrix


def _tensors(path: Path) -> dict[str, NDArray[numpy.generic]]:
    import numpy

    try:
        content = path.read_bytes()
        start = 8 + min(int.from_bytes(content[:8], "little"), _LONGEST_HEADER)
        header = json.loads(content[8:start])
        found: dict[str, NDArray[numpy.generic]] = {}
        for name, about in header.items():
            if name != "__metadata__":
                first, last = about["data_offsets"]
                part = content[start + first : start + last]
                found[name] = numpy.frombuffer(part, _TYPES[about["dtype"]]).reshape(about["shape"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EngineError(
            "the file is no safetensors file of token vectors",
            where=str(path),
            hint="fetch or install it again",
        ) from error
    return found
