"""`python -m models.recipes.evaluate MODEL --dev DIR`: BLEU, chrF and guards on the dev sets.

Scores are sacreBLEU's with its default settings; the peers' outputs that lie beside FLORES dev
are scored the same way.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sacrebleu.metrics import BLEU, CHRF

from models.recipes.devset import read_pairs
from models.recipes.guards import guard
from models.recipes.runtime import Runner


@dataclass(frozen=True)
class TestSet:
    """Sources and references of one development set."""

    name: str
    sources: list[str]
    references: list[str]


@dataclass(frozen=True)
class Row:
    """Scores of one system on one set; guards are shares, speed is source words per second."""

    system: str
    set: str
    bleu: float
    chrf: float
    loops: float
    too_long: float
    untranslated: float
    words_per_s: float | None = None


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_sets(dev: Path, written: Path | None) -> list[TestSet]:
    """FLORES dev, news-test, constitution and, if given, written-dev."""
    flores = dev / "flores"
    found = []
    if flores.is_dir():
        source, reference = _lines(flores / "flores-dev.vi"), _lines(flores / "flores-dev.en")
        found.append(TestSet("flores-dev", source, reference))
    paths = {"news-test": dev / "news-test.tsv", "constitution": dev / "constitution.tsv"}
    if written:
        paths["written-dev"] = written
    for name, path in paths.items():
        if path.exists():
            pairs = read_pairs(path)
            found.append(TestSet(name, [a for a, _ in pairs], [b for _, b in pairs]))
    return found


def score(system: str, tests: TestSet, outputs: Sequence[str], speed: float | None = None) -> Row:
    """Corpus scores and guards of `outputs`."""
    bleu = BLEU().corpus_score(list(outputs), [tests.references]).score
    chrf = CHRF().corpus_score(list(outputs), [tests.references]).score
    signs = guard(tests.sources, outputs)
    rounded = None if speed is None else round(speed, 1)
    return Row(
        system, tests.name, round(bleu, 2), round(chrf, 2), **asdict(signs), words_per_s=rounded
    )


def signatures(references: list[str]) -> dict[str, str]:
    """sacreBLEU signatures of both metrics as used here."""
    bleu, chrf = BLEU(), CHRF()
    bleu.corpus_score(references, [references])
    chrf.corpus_score(references, [references])
    return {"bleu": str(bleu.get_signature()), "chrf": str(chrf.get_signature())}


def measure(
    model: Path, tests: Sequence[TestSet], beams: Sequence[int], save: Path | None
) -> list[Row]:
    """Translate every set with every beam; `save` is a folder for the raw outputs."""
    runner = Runner(model)
    rows = []
    for one in tests:
        for beam in beams:
            begun = time.perf_counter()
            outputs = runner.translate(one.sources, beam)
            words = sum(len(text.split()) for text in one.sources)
            speed = words / (time.perf_counter() - begun)
            rows.append(score(f"{runner.facts['name']} beam {beam}", one, outputs, speed))
            if save:
                save.mkdir(parents=True, exist_ok=True)
                text = "\n".join(outputs) + "\n"
                (save / f"{one.name}.beam{beam}.en").write_text(text, encoding="utf-8")
    return rows


def peers(dev: Path, tests: Sequence[TestSet]) -> list[Row]:
    """Scores of the outputs of other systems on FLORES dev."""
    flores = [one for one in tests if one.name == "flores-dev"]
    found = sorted((dev / "flores").glob("flores-dev.*.en"))
    return [score(p.name.split(".")[1], one, _lines(p)) for one in flores for p in found]


def table(rows: Sequence[Row]) -> str:
    """Plain table of the rows."""
    names = "".join(f"{name:>7}" for name in ("BLEU", "chrF", "loop%", "long%", "untr%"))
    lines = [f"{'system':<26}{'set':<14}{names}{'words/s':>9}"]
    for row in rows:
        shares = "".join(f"{100 * s:7.2f}" for s in (row.loops, row.too_long, row.untranslated))
        speed = "" if row.words_per_s is None else f"{row.words_per_s:9.0f}"
        lines.append(f"{row.system:<26}{row.set:<14}{row.bleu:7.2f}{row.chrf:7.2f}{shares}{speed}")
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="models.recipes.evaluate", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--written", type=Path, help="written-dev.tsv of the state folder")
    parser.add_argument("--beams", type=int, nargs="+", default=[1, 4])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--outputs", type=Path, help="folder for the translations")
    options = parser.parse_args()
    tests = test_sets(options.dev, options.written)
    rows = measure(options.model, tests, options.beams, options.outputs)
    rows += peers(options.dev, tests)
    print(table(rows))
    if options.json:
        revision = Runner(options.model).facts["revision"]
        facts: dict[str, Any] = {"revision": revision, **signatures(tests[0].references)}
        facts["rows"] = [asdict(row) for row in rows]
        options.json.write_text(json.dumps(facts, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
