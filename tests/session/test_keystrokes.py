"""Keys are counted by segment and person, and are not taken back."""

from pathlib import Path

from align.effort import measure, summed
from tests.session.samples import made, opened


def test_keys_are_counted_by_segment_and_person(tmp_path: Path) -> None:
    path = made(tmp_path / "p.align")
    with opened(path) as session:
        for letters in ("Hello", "Hello there"):
            session.press(len(letters))
            session.type(letters)
            session.keep()
        session.press()
        session.confirm()
        session.press(3)
        session.move(session.identity + 1)
        session.confirm()
        session.undo()
        session.undo()
    with opened(path, who="Minh") as session:
        session.go_to(1)
        session.press(2)
        session.type("Hello!")
        session.confirm()
        session.confirm()
        efforts = {one.number: one for one in measure(session.project)}
    assert efforts[1].keys == 2 and efforts[1].who == "Minh"
    with opened(path) as session:
        session.go_to(1)
        session.confirm()
        efforts = {one.number: one for one in measure(session.project)}
        total = summed(efforts.values())[-1]
    assert efforts[1].keys == 5 + 11 + 1 and efforts[1].who == "Lan"
    assert efforts[2].keys is None
    assert total.keys == 17
