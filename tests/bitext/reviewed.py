"""An aligned project to be reviewed."""

from pathlib import Path

from align.bitext import flow
from align.bitext.beads import Bead
from align.bitext.flow import Helpers
from align.store import Project
from tests.bitext.samples import pairs, read, written

LINES = pairs(8)
BEADS = [
    Bead((0,), (0,), 0.9),
    Bead((1, 2), (1,), 0.4),
    Bead((), (2,), 0.5),
    Bead((3,), (3, 4), 0.3),
    Bead((4,), (), 0.55),
    Bead((5,), (5,), 0.95),
    Bead((6,), (6,), 0.95),
    Bead((7,), (7,), 0.95),
]


def aligned(folder: Path) -> Path:
    """Write a project of eight lines, their pairs merged, split and left alone here and there."""
    source = read(written(folder, "a.txt", [one for one, _ in LINES]))
    target = read(written(folder, "b.txt", [other for _, other in LINES]), "en")
    with Project.open(folder / "p.align", create=True) as opened:
        opened.set_fact("source", "vi")
        opened.set_fact("target", "en")
        flow.keep(opened, source, target, BEADS, Helpers(), "lan")
    return folder / "p.align"
