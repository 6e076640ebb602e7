"""The real files of other tools, where they are."""

import csv
from pathlib import Path

INTEROP = Path(__file__).resolve().parents[3] / "shared" / "interop"


def tmx_rows() -> list[dict[str, str]]:
    """Return the rows of the manifest that are TMX, none where the files are not there."""
    manifest = INTEROP / "manifest.tsv"
    if not manifest.is_file():
        return []
    with manifest.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream, delimiter="\t") if row["kind"] == "tmx"]
