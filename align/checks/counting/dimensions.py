"""What units are worth: whether 24 months are two years."""

from collections.abc import Iterable

_DAY, _YEAR = 1.0, 365.25
_WORTH: dict[str, dict[str, float]] = {
    "time": {
        "second": _DAY / 86_400,
        "minute": _DAY / 1_440,
        "hour": _DAY / 24,
        "day": _DAY,
        "week": 7 * _DAY,
        "fortnight": 14 * _DAY,
        "month": _YEAR / 12,
        "calendar quarter": _YEAR / 4,
        "year": _YEAR,
        "decade": 10 * _YEAR,
        "twelve years": 12 * _YEAR,
        "century": 100 * _YEAR,
        "millennium": 1_000 * _YEAR,
    },
    "mass": {
        "milligram": 1e-3,
        "gram": 1,
        "mace": 3.75,
        "tael": 100,
        "kilogram": 1e3,
        "ten kilograms": 1e4,
        "quintal": 1e5,
        "tonne": 1e6,
        "ounce": 28.35,
        "pound": 453.6,
    },
    "length": {
        "millimetre": 1e-3,
        "centimetre": 1e-2,
        "decimetre": 0.1,
        "metre": 1,
        "kilometre": 1e3,
        "mile": 1_609,
        "foot": 0.3048,
        "inch": 0.0254,
    },
    "area": {
        "square metre": 1,
        "sao": 360,
        "mau": 3_600,
        "hectare": 1e4,
        "square kilometre": 1e6,
    },
    "volume": {"millilitre": 1e-3, "litre": 1, "gallon": 3.785, "cubic metre": 1e3},
    "energy": {"kilowatt-hour": 1},
    "power": {"watt": 1, "kilowatt": 1e3, "megawatt": 1e6},
    "data": {
        "byte": 1,
        "kilobyte": 1e3,
        "megabyte": 1e6,
        "gigabyte": 1e9,
        "terabyte": 1e12,
    },
    "dong": {"dong": 1, "hao": 0.1, "cent": 0.01},
}
_OF = {unit: (name, worth) for name, units in _WORTH.items() for unit, worth in units.items()}
_TOLERANCE = {"time": 0.1, "mass": 0.02, "length": 0.05, "volume": 0.02}
"""Months have 28 to 31 days, and miles are rounded."""
_EXACT = 1e-6


def dimension(unit: str) -> str:
    """Return what a kind of unit measures, empty if it is not known."""
    return _OF[unit][0] if unit in _OF else ""


def same_measure(ours: Iterable[float], unit: str, theirs: Iterable[float], other: str) -> bool:
    """Whether a number with a unit may be another number with another unit."""
    if unit not in _OF or other not in _OF or _OF[unit][0] != _OF[other][0]:
        return False
    name, worth = _OF[unit]
    near = _TOLERANCE.get(name, _EXACT) if unit != other else _EXACT
    given = [value * _OF[other][1] for value in theirs]
    return any(abs(value * worth - one) <= near * abs(one) for value in ours for one in given)
