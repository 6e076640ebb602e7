"""Sessions that are killed at any moment lose nothing that was confirmed.

``ALIGN_KILLS=100`` kills a hundred instead of ten.
"""

import os
import random
import time
from pathlib import Path

from align.session import Session
from align.units import Status
from tests.store.samples import child, sound

from .samples import made

KILLS = int(os.environ.get("ALIGN_KILLS", "10"))

_WORK = """
import random, sys
from pathlib import Path
from align.errors import UserError
from align.session import Advance, Session

random.seed(int(sys.argv[2]))
session = Session.open(Path(sys.argv[1]), who="Lan")
assert not session.read_only
print("ready", flush=True)
for turn in range(10**9):
    row = random.choice(session.window(0, 10**6))
    session.move(row.identity)
    command = random.randrange(9)
    try:
        if command < 4:
            session.type(f"{sys.argv[2]}.{turn}")
            session.keep()
            session.confirm(random.choice(list(Advance)))
            print(row.identity, f"{sys.argv[2]}.{turn}", flush=True)
        elif command == 4:
            session.type("half a sent")
            session.keep()
        elif command == 5:
            session.note(str(turn))
        elif command == 6 and not row.typed and row.status.value != "confirmed":
            session.split(random.randrange(len(row.source)))
        elif command == 7:
            # A command that changes nothing would leave undo with a confirmation.
            session.note(f"undone {sys.argv[2]}.{turn}")
            session.undo()
        else:
            session.propagate()
    except UserError:
        pass
"""


def test_a_killed_session_loses_nothing_confirmed(tmp_path: Path) -> None:
    path = made(tmp_path / "p.align", (f"câu số {i % 30} của bài" for i in range(60)))
    chance = random.Random(7)
    confirmed: dict[int, tuple[int, int]] = {}
    for turn in range(KILLS):
        process = child(_WORK, path, str(turn))
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.0, 0.4))
        process.kill()
        printed, _ = process.communicate()
        # The last line may be cut short by the kill.
        for line in printed.splitlines(keepends=True):
            if line.endswith("\n"):
                name, text = line.split()
                confirmed[int(name)] = _stamp(text)
        with Session.open(path, who="Lan", read_only=True) as session:
            for identity, stamp in confirmed.items():
                unit = session.project.unit(identity)
                assert unit is not None and unit.status is Status.CONFIRMED
                assert _stamp(unit.target) >= stamp
            numbers = [line.number for line in session.window(0, session.count)]
            assert numbers == list(range(1, session.count + 1))
    assert confirmed and sound(path)


def _stamp(text: str) -> tuple[int, int]:
    process, turn = text.split(".")
    return int(process), int(turn)
