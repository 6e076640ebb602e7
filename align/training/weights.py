"""Reading the weights of a CTranslate2 model back, as float32 whatever they were stored as.

The layout is that of ``ctranslate2.specs.model_spec.ModelSpec._serialize``, binary version 6:
name and revision of the specification, the variables (name, shape, type, bytes), the aliases.
Rows of int8 matrices were multiplied by ``<name>_scale`` before they were rounded.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from align.errors import EngineError

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Array = NDArray[float32]

_VERSION = 6
_SPEC = "TransformerSpec"
_SCALE = "_scale"
_TYPES = ("float32", "int8", "int16", "int32", "float16", "bfloat16")


@dataclass(slots=True)
class _Cursor:
    """A place in a file that is read from front to back."""

    data: bytes
    at: int = 0

    def number(self, form: str) -> int:
        (value,) = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(form)
        return int(value)

    def text(self) -> str:
        """Read a string: its length with the zero byte at its end, then both."""
        return self.take(self.number("H"))[:-1].decode()

    def take(self, count: int) -> bytes:
        if self.at + count > len(self.data):
            raise ValueError("the file ends too soon")
        self.at += count
        return self.data[self.at - count : self.at]


def read_weights(path: Path) -> "dict[str, Array]":
    """Return every variable of a ``model.bin`` by name, aliases included, dequantised.

    Raises:
        EngineError: it is no transformer of CTranslate2 that can be read here.
    """
    try:
        return _read(_Cursor(path.read_bytes()))
    except (ValueError, struct.error, IndexError, KeyError) as error:
        raise EngineError(
            f"these are no weights that can be adapted ({error})",
            where=str(path),
            hint="convert the model again with the installed CTranslate2",
        ) from error


def _read(cursor: _Cursor) -> "dict[str, Array]":
    version, name, _ = cursor.number("I"), cursor.text(), cursor.number("I")
    if (version, name) != (_VERSION, _SPEC):
        raise ValueError(f"{name} in version {version}, not {_SPEC} in version {_VERSION}")
    stored = dict(_variable(cursor) for _ in range(cursor.number("I")))
    found = {
        name: _dequantised(values, stored.get(name + _SCALE))
        for name, values in stored.items()
        if not name.endswith(_SCALE)
    }
    aliases = [(cursor.text(), cursor.text()) for _ in range(cursor.number("I"))]
    found.update({alias: found[name] for alias, name in aliases if name in found})
    return found


def _variable(cursor: _Cursor) -> "tuple[str, Array]":
    import numpy

    name = cursor.text()
    shape = [cursor.number("I") for _ in range(cursor.number("B"))]
    kind = _TYPES[cursor.number("B")]
    data = cursor.take(cursor.number("I"))
    if kind == "bfloat16":  # the upper half of a float32
        values = (numpy.frombuffer(data, "<u2").astype("<u4") << 16).view("<f4")
    else:
        values = numpy.frombuffer(data, numpy.dtype(kind).newbyteorder("<"))
    return name, values.reshape(shape).astype(numpy.float32)


def _dequantised(values: "Array", scale: "Array | None") -> "Array":
    if scale is None:
        return values
    return values / (scale[:, None] if scale.ndim else scale)
