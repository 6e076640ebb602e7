"""PO out, judged by msgfmt and the translate-toolkit, and PO of other tools in."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from align.errors import InputError
from align.exchange import export, get
from align.exchange.reading import Problem, Translated
from align.exchange.reading.po import read_po
from align.units import Status

from .samples import FACTS, article

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n"Language: {}\\n"\n\n'
Read = Callable[..., tuple[list[Translated], list[Problem]]]


@pytest.fixture
def reading(tmp_path: Path) -> Read:
    def run(
        text: str | bytes, *, whole: bool = False, languages: tuple[str, str] = ("en", "vi")
    ) -> tuple[list[Translated], list[Problem]]:
        path = tmp_path / "x.po"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        told: list[Problem] = []
        source, target = languages
        units = read_po(path, source=source, target=target, problem=told.append, whole=whole)
        return list(units), told

    return run


def _head(charset: str = "UTF-8", language: str = "vi") -> str:
    return HEAD.format(charset, language)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not here")
def test_msgfmt_accepts_it_without_a_warning(tmp_path: Path) -> None:
    export(tmp_path / "x.po", article(), get("po"), FACTS)
    command = ["msgfmt", "-c", "-v", "-o", "/dev/null", "x.po"]
    environment = {"LC_ALL": "C", "PATH": "/usr/bin:/bin"}
    judged = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=True, env=environment
    )
    assert judged.stderr == (
        "2 translated messages, 5 fuzzy translations, 1 untranslated message.\n"
    )


def test_the_translate_toolkit_reads_what_we_wrote(tmp_path: Path) -> None:
    po = pytest.importorskip("translate.storage.po")
    export(tmp_path / "x.po", article(), get("po"), FACTS)
    units = po.pofile.parsefile(str(tmp_path / "x.po")).units[1:]
    assert [(str(one.source), str(one.target or ""), one.isfuzzy()) for one in units] == [
        (one.segment.text, one.target, one.status is Status.DRAFT) for one in article()
    ]


def test_flags_contexts_and_comments(reading: Read) -> None:
    text = (
        "# of a person\n#. of a programmer\n#: a.c:1 b.c:2\n#, fuzzy, c-format\n"
        '#| msgid "olde"\nmsgctxt "menu"\nmsgid "%s\\t\\"o\\"\\\\"\nmsgstr ""\n"mộ"\n"t\\n"\n"%s"\n'
    )
    ((unit,), told) = reading(_head() + text)
    assert (unit.source, unit.target, unit.key, unit.line) == ('%s\t"o"\\', "một\n%s", "menu", 11)
    assert unit.notes == ("of a person", "of a programmer")
    assert dict(unit.props) == {
        "x-reference": "a.c:1 b.c:2",
        "x-flags": "c-format",
        "x-state": "fuzzy",
    }
    assert (unit.status, told) == (Status.DRAFT, [])


@pytest.mark.parametrize(
    ("forms", "pairs"),
    [
        (['"tệp"'], [("file", "tệp"), ("files", "tệp")]),
        (['"a"', '"b"', '"c"'], [("file", "a"), ("files", "b"), ("files", "c")]),
    ],
)
def test_plural_forms(reading: Read, forms: list[str], pairs: list[tuple[str, str]]) -> None:
    lines = [f"msgstr[{number}] {form}\n" for number, form in enumerate(forms)]
    units, _ = reading(f'{_head()}msgid "file"\nmsgid_plural "files"\n{"".join(lines)}')
    assert [(one.source, one.target) for one in units] == pairs


def test_obsolete_entries_are_counted(reading: Read) -> None:
    entry = 'msgid "a"\nmsgstr "b"\n'
    units, (told,) = reading(f'{_head()}{entry}\n#~ msgid "c"\n#~ msgstr "d"\n\n#~ msgid "e"\n'
                             '#~ msgstr ""\n#~ "f"\n')  # fmt: skip
    assert [one.source for one in units] == ["a"]
    assert told.reason == "2 entries are obsolete"


def test_entries_without_blank_lines_between(reading: Read) -> None:
    units, told = reading('msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n# x\nmsgid "e"\nmsgstr ""')
    assert [(one.source, one.target) for one in units] == [("a", "b"), ("c", "d")]
    assert [(one.unit, one.line, one.reason) for one in told] == [
        (3, 6, "the entry is not translated")
    ]


@pytest.mark.parametrize(
    ("language", "wanted", "found"),
    [
        ("vi", ("en", "vi"), ("a", "b")),
        ("vi_VN", ("en", "vi"), ("a", "b")),
        ("", ("en", "vi"), ("a", "b")),
        ("vi", ("vi", "en"), ("b", "a")),
    ],
)
def test_languages(
    reading: Read, language: str, wanted: tuple[str, str], found: tuple[str, str]
) -> None:
    text = _head(language=language) + 'msgid "a"\nmsgstr "b"\n'
    ((unit,), _) = reading(text, languages=wanted)
    assert (unit.source, unit.target) == found


def test_other_languages_are_refused(reading: Read) -> None:
    with pytest.raises(InputError, match="translates into fr, not en into vi; choose"):
        reading(_head(language="fr") + 'msgid "a"\nmsgstr "b"\n')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258", "iso-8859-1"])
def test_encodings(reading: Read, encoding: str) -> None:
    charset = encoding if encoding[0] in "ci" else "UTF-8"
    text = _head(charset) + 'msgid "é"\nmsgstr "à"\n'
    ((unit,), told) = reading(text.encode(encoding))
    assert (unit.source, unit.target, told) == ("é", "à", [])


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('msgid "a"\nmsgstr "b\n', 2, "a string is not quoted as it should be"),
        ('msgid "a"\nmsgstr "b"\nhuh\n', 3, "this is no line of a PO file"),
        (b'msgid "a"\nmsgstr "b"\n# \xff\n', 3, "1 bytes are no text"),
    ],
)
def test_damage_is_told_with_its_line(
    reading: Read, text: str | bytes, line: int, reason: str
) -> None:
    units, (told,) = reading(text)
    assert [(one.source, one.target) for one in units] == [("a", "b")]
    assert (told.line, told.reason) == (line, reason)


@pytest.mark.parametrize("text", ["", "hello\n", "# only a comment\n"])
def test_what_is_no_po_is_refused(reading: Read, text: str) -> None:
    with pytest.raises(InputError, match="no entry of a PO file"):
        reading(text)
