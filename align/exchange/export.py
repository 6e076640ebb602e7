"""Write units to a file in any format."""

from collections.abc import Iterable
from pathlib import Path

from align.exchange.atomic import fresh_file
from align.exchange.base import Facts, Format, Report
from align.units import Unit


def export(
    path: Path, units: Iterable[Unit], format: Format, facts: Facts, *, force: bool = False
) -> Report:
    """Write units to ``path``, which appears whole or not at all.

    Raises:
        OutputError: the file exists and ``force`` is false, or it cannot be written.
        SettingsError: the format cannot hold what ``facts`` say.
    """
    with fresh_file(path, force=force) as stream:
        return format.write(stream, units, facts)
