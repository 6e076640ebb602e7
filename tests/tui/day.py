"""A whole day's work on the sample, as data: what is pressed, and what is seen then.

The same walk goes through the application itself and through a real browser.
"""

from dataclasses import dataclass
from pathlib import Path

from align.pipeline import ingest, project_at
from align.segmentation import splitter_for
from align.store import Project
from align.store.memory import Memory, Translated
from align.units import Draft, Origin, Status

SAMPLE = Path(__file__).resolve().parents[2] / "data/samples/cung-co-lanh-dao-1967.txt"
_LINES = (
    "Lúa tốt.",
    "Lúa tốt.",
    "Sông dài; núi cao.",
    "Tỉnh ủy họp hôm nay.",
    "Tỉnh ủy quyết định.",
    "Hết.",
)
MATCH = "The provincial Party committee meets today."


@dataclass(frozen=True, slots=True)
class Step:
    """Keys, then a text, and what is drawn thereupon; '' where nothing has to be waited for."""

    shows: str
    keys: tuple[str, ...] = ()
    text: str = ""


DAY = (
    Step("HỢP TÁC"),
    Step("Pattern", ("ctrl+f",)),
    Step("", (), "Lúa tốt"),
    Step("FILTER 2:", ("enter",)),
    Step("", ("ctrl+u",), "Good rice."),
    Step("2/2", ("ctrl+j",)),
    Step("1 segments have it", ("alt+p", "alt+r")),
    Step("Sông dài;", ("f5",)),
    Step("núi", ("alt+n", "alt+n")),
    Step("Split the source", ("alt+x",)),
    Step("núi cao.", ("enter",)),
    Step("Sông dài; núi", ("alt+j",)),
    Step("join taken back", ("alt+z",)),
    Step("▸1 100%", ("alt+n", "alt+n")),
    Step("committee meets", ("alt+v",)),
    Step("quyết định.", ("ctrl+j",)),
    Step("Release", ("alt+o",)),
    Step("", (), "a name"),
    Step("overridden", ("enter",)),
    Step("Only confirmed", ("ctrl+o",)),
    Step("units written", ("ctrl+j",)),
)


@dataclass(frozen=True, slots=True)
class Place:
    """The files of the day."""

    project: Path
    memory: Path
    terms: Path


def made(folder: Path) -> Place:
    """Write the sample with some lines more, drafted throughout, a memory and a term base."""
    place = Place(folder / "day.align", folder / "day.tm", folder / "terms.yaml")
    document = folder / "day.txt"
    text = f"{SAMPLE.read_text(encoding='utf-8')}\n\n" + "\n\n".join(_LINES) + "\n"
    document.write_text(text, encoding="utf-8")
    with project_at(place.project) as opened:
        opened.set_fact("source", "vi")
        opened.set_fact("target", "en")
        ingest(opened, document, splitter_for("vi"))
        origin = Origin("compact", "1")
        opened.save(Draft(unit.identity, "A draft.", origin) for unit in list(opened.units()))
    with Memory.create(place.memory) as memory:
        memory.add([Translated("Tỉnh ủy họp hôm nay.", MATCH, "vi", "en")])
    place.terms.write_text(
        "entries:\n  - {source: tỉnh ủy, target: provincial Party committee}\n", encoding="utf-8"
    )
    return place


def check(place: Place) -> None:
    """Look at what the day has left."""
    with Project.open(place.project, read_only=True) as opened:
        units = list(opened.units())[-len(_LINES) - 1 :]
        [override] = opened.overrides()
    # The second half is the engine's to draft, where there is one.
    half = units.pop(3)
    assert half.segment.text == "núi cao." and half.status is not Status.CONFIRMED
    stands = [(unit.segment.text, unit.target, unit.status) for unit in units]
    assert stands == [
        ("Lúa tốt.", "Good rice.", Status.CONFIRMED),
        ("Lúa tốt.", "Good rice.", Status.DRAFT),
        ("Sông dài;", "A draft.", Status.DRAFT),
        ("Tỉnh ủy họp hôm nay.", MATCH, Status.CONFIRMED),
        ("Tỉnh ủy quyết định.", "A draft.", Status.DRAFT),
        ("Hết.", "A draft.", Status.DRAFT),
    ]
    assert (override.unit, override.reason) == (units[4].identity, "a name")
    written = place.project.with_suffix(".tmx").read_text(encoding="utf-8")
    assert "Good rice." in written and MATCH in written
