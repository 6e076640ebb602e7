"""A whole day's work on the sample project by keys alone: what the project holds afterwards."""

from pathlib import Path

from align.glossary import load_glossary
from tests.tui.bench import Bench, walk
from tests.tui.day import DAY, check, made
from tests.tui.drawing import drawn


def test_a_whole_day(tmp_path: Path) -> None:
    place = made(tmp_path)

    async def steps(bench: Bench) -> None:
        for step in DAY:
            await bench.press(*step.keys)
            await bench.type(step.text)
            for _ in range(100):
                if step.shows in drawn(bench.app):
                    break
                await bench.app.workers.wait_for_complete()
                await bench.pilot.pause(0.05)
            assert step.shows in drawn(bench.app), f"{step}\n{drawn(bench.app)}"

    walk(place.project, steps, memories=(place.memory,), glossary=load_glossary(place.terms))
    check(place)
