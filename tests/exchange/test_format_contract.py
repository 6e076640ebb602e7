"""What every format must do; a new one is tested by being registered."""

import os
import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory

import pytest

from align.errors import InputError, OutputError, SettingsError
from align.exchange import Format, check_output, export, for_path, get, names
from align.units import Unit

from .samples import FACTS, article, unit

PACKED = ("docx",)
"""Formats whose files are archives."""


@pytest.fixture(params=names())
def kind(request: pytest.FixtureRequest) -> Format:
    return get(str(request.param))


def _many(size: int) -> Iterator[Unit]:
    for number in range(1, size + 1):
        yield unit(number, f"câu số {number} " * 10, f"sentence {number} " * 10)


def test_the_registry_knows_it_by_name_and_by_file(kind: Format) -> None:
    assert kind.suffix == f".{kind.name}"
    assert type(for_path(Path(f"x{kind.suffix.upper()}"))) is type(kind)


@pytest.mark.parametrize("path", ["x.pdf", "x"])
def test_an_unknown_format_is_answered_with_what_exists(path: str) -> None:
    with pytest.raises(SettingsError, match="choose one of tmx"):
        for_path(Path(path))


def test_counts_add_up(kind: Format, tmp_path: Path) -> None:
    report = export(tmp_path / "x", article(), kind, FACTS)
    assert (report.written, report.untranslated, report.stripped) == (7, 1, 0)
    assert export(tmp_path / "y", [], kind, FACTS).written == 0


def test_the_same_units_give_the_same_bytes(kind: Format, tmp_path: Path) -> None:
    for name in "xy":
        export(tmp_path / name, article(), kind, FACTS)
    content = (tmp_path / "x").read_bytes()
    assert content == (tmp_path / "y").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    if kind.name not in PACKED:
        assert b"\r" not in content
        content.decode()


def test_an_existing_file_is_replaced_only_with_force(kind: Format, tmp_path: Path) -> None:
    path = tmp_path / "x.out"
    path.write_text("mine")
    path.chmod(0o640)
    with pytest.raises(OutputError, match="exists already; give --force"):
        export(path, article(), kind, FACTS)
    assert path.read_text() == "mine"
    export(path, article(), kind, FACTS, force=True)
    assert path.read_bytes() != b"mine"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(kind: Format, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "x.out"
    link.symlink_to(tmp_path / "real" / "y.out")
    export(link, article(), kind, FACTS)
    assert link.is_symlink()
    assert (tmp_path / "real" / "y.out").stat().st_size


@pytest.mark.parametrize("error", [InputError("broken"), KeyboardInterrupt(), MemoryError()])
@pytest.mark.parametrize("old", [None, "mine"])
def test_an_interrupt_leaves_what_was_there(
    kind: Format, tmp_path: Path, error: BaseException, old: str | None
) -> None:
    def failing() -> Iterator[Unit]:
        yield from article()
        raise error

    path = tmp_path / "x.out"
    if old is not None:
        path.write_text(old)
    with pytest.raises(type(error)):
        export(path, failing(), kind, FACTS, force=True)
    assert [one.read_text() for one in tmp_path.iterdir()] == ([old] if old is not None else [])


def _no_folder(folder: Path) -> Path:
    return folder / "none" / "x.out"


def _folder(folder: Path) -> Path:
    return folder


def _device(folder: Path) -> Path:
    os.mkfifo(folder / "x.out")
    return folder / "x.out"


def _long(folder: Path) -> Path:
    return folder / ("x" * 300)


def _below_a_file(folder: Path) -> Path:
    (folder / "x").touch()
    return folder / "x" / "y.out"


@pytest.mark.parametrize("place", [_no_folder, _folder, _device, _long, _below_a_file])
def test_a_place_that_cannot_be_written_is_one_sentence(
    kind: Format, tmp_path: Path, place: object
) -> None:
    assert callable(place)
    path = place(tmp_path)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(OutputError) as asked:
        check_output(path, force=True)
    with pytest.raises(OutputError) as caught:
        export(path, article(), kind, FACTS, force=True)
    assert str(asked.value) == str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert sorted(tmp_path.iterdir()) == before


@pytest.fixture
def protected() -> Iterator[Path]:
    """A folder that may not be written, also when the tests run as root."""
    with TemporaryDirectory() as name:
        root = os.geteuid() == 0
        Path(name).chmod(0o555)
        if root:
            os.setresuid(65534, 65534, 0)
        try:
            yield Path(name)
        finally:
            if root:
                os.setresuid(0, 0, 0)
            Path(name).chmod(0o755)


def test_a_protected_folder_is_one_sentence(kind: Format, protected: Path) -> None:
    with pytest.raises(OutputError, match="folder cannot be written; choose another"):
        export(protected / "x.out", article(), kind, FACTS)


def test_a_full_disk_leaves_what_was_there(kind: Format, tmp_path: Path) -> None:
    path = tmp_path / "x.out"
    path.write_text("mine")
    # A limit on the size of files fails a write the way a full disk does.
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
    try:
        with pytest.raises(OutputError, match="cannot be written"):
            export(path, _many(5000), kind, FACTS, force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


_WRITE = """
import sys
from pathlib import Path
from align.exchange import export, get
from samples import FACTS, unit

def endless():
    for number in range(1, 10**9):
        yield unit(number, "câu " * 20, "sentence " * 20)
        if number == 2000:
            print("ready", flush=True)

export(Path(sys.argv[1]), endless(), get(sys.argv[2]), FACTS, force=True)
"""


@pytest.mark.parametrize("old", [None, "mine"])
def test_a_killed_process_leaves_no_half_file(
    kind: Format, tmp_path: Path, old: str | None
) -> None:
    path = tmp_path / "x.out"
    if old is not None:
        path.write_text(old)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    process = Popen(
        [sys.executable, "-c", _WRITE, path, kind.name], stdout=PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.kill()
    process.communicate()
    assert (path.read_text() if path.exists() else None) == old
    assert export(path, article(), kind, FACTS, force=True).written == 7
