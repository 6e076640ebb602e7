"""``align engines adapt``: the way of a user, and whatever goes wrong on it."""

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer

from align.cli import engines as command
from align.cli.app import app, main
from align.engines.options import EngineOptions
from align.engines.registry import create, describe, engine_names
from align.errors import EngineError
from align.store import DocumentRecord, Project
from align.units import Draft, Origin, Segment
from tests.engines import tiny
from tests.training.conftest import sentences

needs_torch = pytest.mark.skipif(
    find_spec("torch") is None or find_spec("transformers") is None,
    reason="needs the extra 'neural'",
)
TU = '<tu><tuv xml:lang="vi"><seg>{}</seg></tuv><tuv xml:lang="{}"><seg>{}</seg></tuv></tu>\n'


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Align = Callable[..., Result]


@pytest.fixture
def align(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    base: object,
) -> Align:
    """Run the command line in a folder of its own, with a tiny engine in the box."""
    monkeypatch.chdir(tmp_path)
    for name in ("CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("COLUMNS", "200")
    folder = base.folder  # type: ignore[attr-defined]

    def where(options: EngineOptions) -> Path:
        return Path(options.model) if options.model else folder

    for module in ("compact", "bases"):
        monkeypatch.setattr(f"align.engines.{module}.compact_folder", where)
    if not any(group.name == "engines" for group in app.registered_groups):
        listing = [one for one in app.registered_commands if one.name != "engines"]
        monkeypatch.setattr(app, "registered_commands", listing)
        group = typer.models.TyperInfo(command.app, name="engines")
        monkeypatch.setattr(app, "registered_groups", [*app.registered_groups, group])

    def run(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["align", *map(str, arguments)])
        capsys.readouterr()
        code: int | str | None = 0
        try:
            main()
        except SystemExit as leave:
            code = leave.code
        shown = capsys.readouterr()
        return Result(code if isinstance(code, int) else 0, shown.out, shown.err)

    return run


def tmx(path: Path, count: int, language: str = "en", draft: bool = False) -> None:
    units = [TU.format(entry.source, language, entry.target) for entry in sentences(count)]
    if draft:
        prop = '<prop type="x-status">draft</prop>'
        units = [unit.replace("<tu>", f"<tu>{prop}") for unit in units]
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="x" '
        'creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="vi" '
        f'datatype="plaintext"/><body>\n{"".join(units)}</body></tmx>\n',
        "utf-8",
    )


def project(path: Path, count: int, *, source: str = "vi") -> None:
    record = DocumentRecord("a.txt", "a.txt", "0", "text/plain", "utf-8", ())
    pairs = sentences(count)
    with Project.open(path, create=True) as opened:
        opened.set_fact("source", source)
        opened.set_fact("target", "en")
        segments = [Segment("a.txt", 1, n, pair.source) for n, pair in enumerate(pairs, 1)]
        opened.add_document(record, segments, [])
        for unit, pair in zip(list(opened.units()), pairs, strict=True):
            opened.save([Draft(unit.identity, "A draft nobody read.", Origin("tiny"))])
            if unit.identity % 4:
                opened.confirm(unit.identity, pair.target, "me")


def files(folder: Path) -> None:
    (folder / "empty.tsv").write_bytes(b"")
    (folder / "one.tsv").write_text("Đảng bộ họp\n", "utf-8")
    (folder / "latin.tsv").write_bytes(b"H\xe0 N\xf4i\tHanoi\n")
    (folder / "few.tsv").write_text("Đảng bộ họp\tThe Party met\n", "utf-8")
    (folder / "swapped.tsv").write_text(
        "".join(f"{e.target}\t{e.source}\n" for e in sentences(200)), "utf-8"
    )
    (folder / "good.tsv").write_text(
        "".join(f"{e.source}\t{e.target}\n" for e in sentences(200)), "utf-8"
    )
    (folder / "not.tmx").write_text("<html><body>no</body></html>", "utf-8")
    (folder / "noise.tmx").write_bytes(b"\x00\x01\x02" * 40)
    tmx(folder / "french.tmx", 3, "fr")
    tmx(folder / "drafts.tmx", 3, draft=True)
    project(folder / "german.align", 3, source="de")
    (folder / "not.align").write_text("mine", "utf-8")
    (folder / "strange.xyz").write_text("mine", "utf-8")
    (folder / "full").mkdir()
    (folder / "full" / "mine.txt").write_text("mine", "utf-8")
    (folder / "t5").mkdir()
    (folder / "t5" / "config.json").write_text('{"model_type": "t5"}', "utf-8")
    (folder / "t5" / "model.safetensors").write_bytes(b"")


ADAPT = ("engines", "adapt")
GOOD = ("--memory", "good.tsv")
CASES = [
    (("compact", "--memory", "absent.tmx", "-o", "x"), "absent.tmx: there is no such file"),
    (("compact", "--memory", "full", "-o", "x"), "full"),
    (("compact", "--memory", "empty.tsv", "-o", "x"), "empty.tsv: the file is empty"),
    (("compact", "--memory", "one.tsv", "-o", "x"), "one.tsv:1: there is one column"),
    (("compact", "--memory", "latin.tsv", "-o", "x"), "latin.tsv: not UTF-8"),
    (("compact", "--memory", "few.tsv", "-o", "x"), "1 usable pairs are too few"),
    (("compact", "--memory", "swapped.tsv", "-o", "x"), "wrong language 200"),
    (("compact", "--memory", "not.tmx", "-o", "x"), "not.tmx"),
    (("compact", "--memory", "noise.tmx", "-o", "x"), "noise.tmx"),
    (("compact", "--memory", "french.tmx", "-o", "x"), "no pair from vi to en"),
    (("compact", "--memory", "drafts.tmx", "-o", "x"), "not confirmed 3"),
    (("compact", "--memory", "german.align", "-o", "x"), "translates de to en"),
    (("compact", "--memory", "not.align", "-o", "x"), "not.align"),
    (("compact", "--memory", "strange.xyz", "-o", "x"), ".xyz is no kind of memory"),
    (("bablefish", *GOOD, "-o", "x"), "no engine 'bablefish' that can be adapted; choose one of"),
    (("openai", *GOOD, "-o", "x"), "no engine 'openai' that can be adapted"),
    (("full", *GOOD, "-o", "x"), "no engine 'full' that can be adapted"),
    (("t5", *GOOD, "-o", "x"), "t5: only Marian checkpoints"),
    (("compact", *GOOD, "-o", "taken"), "taken: there is an engine already; choose another name"),
    (("compact", *GOOD, "-o", "compact", "--force"), "compact is an engine of the workbench"),
    (("compact", *GOOD, "-o", "-x"), "cannot be the name"),
    (("compact", *GOOD, "-o", ""), "cannot be the name"),
    (("compact", *GOOD, "-o", ".."), "no engine lies there"),
    (("compact", *GOOD, "-o", "two words"), "cannot be the name"),
    (("compact", *GOOD, "-o", "./full", "--force"), "full: something that is no engine lies there"),
    (("compact", *GOOD, "-o", "./nowhere/x"), "its folder does not exist"),
    (("compact", *GOOD, "-o", "x", "--general", "absent.tsv"), "absent.tsv"),
]


@needs_torch
@pytest.mark.parametrize(("arguments", "said"), CASES)
def test_the_users_mistakes(
    arguments: tuple[str, ...], said: str, align: Align, tmp_path: Path
) -> None:
    files(tmp_path)
    shelf = tmp_path / "data" / "align" / "engines"
    tiny.compact(shelf / "taken")
    result = align(*ADAPT, *arguments)
    assert result.code == 2, result.err
    assert said in result.err
    assert "Traceback" not in result.err and result.err.count("\n") == 1
    assert [path.name for path in shelf.iterdir()] == ["taken"]


QUICK = ("--steps", 3, "--threads", 1, "--no-glossary")


@pytest.fixture
def good_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the judge be pleased, however little a tiny engine has learnt."""
    monkeypatch.setattr("align.training.records.Verdict.better", property(lambda _: True))


@needs_torch
@pytest.mark.usefixtures("good_verdict")
def test_an_adapted_engine_is_an_engine(align: Align, tmp_path: Path) -> None:
    files(tmp_path)
    made = align(*ADAPT, "compact", *GOOD, "-o", "mine", *QUICK)
    assert made.code == 0, made.err
    assert "170 to learn from, 30 held out" in made.err
    assert "mine is installed; use it with --engine mine" in made.err
    assert engine_names()[-1] == "mine"
    engine = create("mine", EngineOptions())
    assert engine.name == "mine" and "mine@adapted-" in engine.revision
    listed = {one["name"]: one for one in json.loads(align("engines", "--json").out)}
    assert listed["mine"]["ready"] and "adapted on 170 pairs" in listed["mine"]["summary"]
    assert "mine" in align("engines").out
    (tmp_path / "doc.txt").write_text("Đảng bộ họp hội nghị.\n", "utf-8")
    done = align("translate", "doc.txt", "-o", "o.tmx", "-e", "mine", "--no-glossary")
    assert done.code == 0, done.err
    unknown = align("translate", "doc.txt", "-o", "p.tmx", "-e", "mind")
    assert unknown.code == 2 and "openai, mine" in unknown.err
    again = align(*ADAPT, "mine", *GOOD, "-o", "./here", "--json", *QUICK)
    assert again.code == 0, again.err
    assert json.loads(again.out)["installed"] is True
    assert create("./here", EngineOptions()).revision.startswith("here@adapted-")
    replaced = align(*ADAPT, "mine", *GOOD, "-o", "mine", "--force", "--seed", 2, *QUICK)
    assert replaced.code == 0, replaced.err
    assert sorted(path.name for path in (tmp_path / "data/align/engines").iterdir()) == ["mine"]


@needs_torch
def test_no_better_than_the_base_keeps_the_base(
    align: Align, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(tmp_path)
    monkeypatch.setattr("align.training.records.Verdict.better", property(lambda _: False))
    result = align(*ADAPT, "compact", *GOOD, "-o", "mine", *QUICK)
    assert result.code == 0
    assert "nothing was installed" in result.err and "keep using compact" in result.err
    assert not list((tmp_path / "data/align/engines").iterdir())


@needs_torch
def test_ctrl_c_leaves_nothing_half_installed(
    align: Align, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(tmp_path)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("align.training.adapting.examine", interrupted)
        result = align(*ADAPT, "compact", *GOOD, "-o", "mine", *QUICK)
    assert result.code == 130
    assert "nothing was installed" in result.err
    assert not list((tmp_path / "data/align/engines").iterdir())
    again = align(*ADAPT, "compact", *GOOD, "-o", "mine", *QUICK)
    assert again.code == 0 and "going on from step 3" in again.err


@needs_torch
@pytest.mark.parametrize("kind", ["tmx", "align", "mixed"])
def test_every_kind_of_memory_is_read(kind: str, align: Align, tmp_path: Path) -> None:
    memories: list[str] = []
    if kind in {"tmx", "mixed"}:
        tmx(tmp_path / "m.tmx", 200)
        memories += ["-m", "m.tmx"]
    if kind in {"align", "mixed"}:
        project(tmp_path / "p.align", 240)
        memories += ["-m", "p.align"]
    result = align(*ADAPT, "compact", *memories, "-o", "mine", "--json", *QUICK)
    assert result.code == 0, result.err
    kept = {"tmx": 200, "align": 180, "mixed": 230}[kind]
    assert json.loads(result.out)["entries"]["kept"] == kept


def test_the_missing_extra_is_said(
    align: Align, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(tmp_path)
    monkeypatch.setitem(sys.modules, "torch", None)
    result = align(*ADAPT, "compact", *GOOD, "-o", "mine")
    assert result.code == 2
    assert "needs torch and transformers; pip install 'align-workbench[neural]'" in result.err


def test_a_damaged_engine_is_listed_and_not_loaded(align: Align, tmp_path: Path) -> None:
    shelf = tmp_path / "data" / "align" / "engines"
    tiny.compact(shelf / "mine")
    (shelf / "mine" / "model.bin").unlink()
    (shelf / ".adapting-1").mkdir()
    found = {one.name: one for one in describe()}
    assert not found["mine"].ready and "model.bin" in found["mine"].missing[0]
    with pytest.raises(EngineError, match="the weights are missing"):
        create("mine", EngineOptions())
    (shelf / "mine" / "model.toml").write_text("name =", "utf-8")
    assert "cannot be read" in {one.name: one for one in describe()}["mine"].summary
    shutil.rmtree(shelf / "mine")
    assert "mine" not in engine_names()
