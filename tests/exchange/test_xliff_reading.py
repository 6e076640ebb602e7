"""XLIFF of other tools: versions, states, codes, segments, damage."""

from collections.abc import Callable
from pathlib import Path

import pytest

from align.errors import InputError
from align.exchange.reading import Problem, Translated, read, restored, survey
from align.exchange.reading.xliff import read_xliff
from align.units import Status

from .interop import INTEROP

OLD = (
    '<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file original="a.txt" source-language="vi" target-language="en" datatype="x">'
    "<body>\n{}\n</body></file></xliff>"
)
NEW = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="vi" trgLang="en">'
    '<file id="f">\n{}\n</file></xliff>'
)
Read = Callable[..., tuple[list[Translated], list[Problem]]]


@pytest.fixture
def reading(tmp_path: Path) -> Read:
    def run(
        text: str | bytes, *, whole: bool = False, languages: tuple[str, str] = ("vi", "en")
    ) -> tuple[list[Translated], list[Problem]]:
        path = tmp_path / "x.xlf"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        told: list[Problem] = []
        source, target = languages
        units = read_xliff(path, source=source, target=target, problem=told.append, whole=whole)
        return list(units), told

    return run


def _old(target: str = "<target>one</target>", attributes: str = "", more: str = "") -> str:
    unit = f'<trans-unit id="1"{attributes}><source>một</source>{target}{more}</trans-unit>'
    return OLD.format(unit)


@pytest.mark.parametrize(
    ("target", "attributes", "status"),
    [
        ("<target>one</target>", "", Status.CONFIRMED),
        ('<target state="final">one</target>', "", Status.CONFIRMED),
        ('<target state="translated">one</target>', "", Status.CONFIRMED),
        ('<target state="needs-translation">one</target>', ' approved="yes"', Status.DRAFT),
        ('<target state="new">one</target>', "", Status.DRAFT),
        ('<target state-qualifier="leveraged-mt">one</target>', "", Status.DRAFT),
        ('<target state-qualifier="leveraged-mt">one</target>', ' approved="yes"', "confirmed"),
    ],
)
def test_states_of_1_2(reading: Read, target: str, attributes: str, status: str) -> None:
    ((unit,), told) = reading(_old(target, attributes))
    assert (unit.target, unit.status, told) == ("one", status, [])


@pytest.mark.parametrize(
    ("attributes", "status"),
    [
        ("", Status.DRAFT),
        (' state="initial"', Status.DRAFT),
        (' state="translated"', Status.CONFIRMED),
        (' state="translated" subState="align:draft"', Status.DRAFT),
        (' state="reviewed"', Status.CONFIRMED),
        (' state="final"', Status.CONFIRMED),
    ],
)
def test_states_of_2(reading: Read, attributes: str, status: Status) -> None:
    segment = f"<segment{attributes}><source>một</source><target>one</target></segment>"
    ((unit,), _) = reading(NEW.format(f'<group id="g"><unit id="1">{segment}</unit></group>'))
    assert unit.status is status


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        ('a <g id="7">b</g>', 'a <bpt i="7">&lt;g id="7"&gt;</bpt>b<ept i="7">&lt;/g&gt;</ept>'),
        ('a<x id="1"/>', 'a<ph>&lt;x id="1"/&gt;</ph>'),
        (
            '<bx id="1" rid="2"/>a<ex id="3" rid="2"/>',
            '<bpt i="2">&lt;bx id="1" rid="2"/&gt;</bpt>a'
            '<ept i="2">&lt;ex id="3" rid="2"/&gt;</ept>',
        ),
        ('<bpt id="1">&lt;b></bpt>a', '<bpt i="1">&lt;b&gt;</bpt>a'),
        ('<it id="1" pos="close">{}</it>a', '<it pos="end">{}</it>a'),
        ('a <mrk mtype="term">b</mrk>', "a b"),
    ],
)
def test_codes_of_1_2(reading: Read, inside: str, wanted: str) -> None:
    text = f'<trans-unit id="1"><source>{inside}</source><target>{inside}</target></trans-unit>'
    ((unit,), told) = reading(OLD.format(text))
    assert restored(unit.source, unit.source_codes) == wanted
    assert (unit.target, unit.target_codes, told) == (unit.source, unit.source_codes, [])


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        ('a<ph id="1" dataRef="d"/>', "a<ph>&lt;br/&gt;</ph>"),
        ('a<ph id="1"/>', 'a<ph>&lt;ph id="1"/&gt;</ph>'),
        (
            '<pc id="b" dataRefStart="d">a</pc>',
            '<bpt i="1">&lt;br/&gt;</bpt>a<ept i="1">&lt;/pc&gt;</ept>',
        ),
        (
            '<sc id="3"/>a<ec startRef="3"/>',
            '<bpt i="3">&lt;sc id="3"/&gt;</bpt>a<ept i="3">&lt;ec startRef="3"/&gt;</ept>',
        ),
        ('<sc id="3" isolated="yes"/>a', '<it pos="begin">&lt;sc id="3" isolated="yes"/&gt;</it>a'),
        ('<sm id="1"/>a<cp hex="0009"/>b<cp hex="001A"/><em startRef="1"/>', "a\tb"),
    ],
)
def test_codes_of_2(reading: Read, inside: str, wanted: str) -> None:
    data = '<originalData><data id="d">&lt;br/></data></originalData>'
    text = f"<segment><source>{inside}</source><target>{inside}</target></segment>"
    ((unit,), _) = reading(NEW.format(f'<unit id="1">{data}{text}</unit>'))
    assert restored(unit.source, unit.source_codes) == wanted


SEGMENTED = (
    '<trans-unit id="1"><source>Một. Hai.</source><seg-source><mrk mtype="seg" mid="0">Một.</mrk>'
    ' <mrk mtype="seg" mid="1">Hai.</mrk></seg-source><target><mrk mtype="seg" mid="0">One.</mrk>'
    ' <mrk mtype="seg" mid="1">{}</mrk></target></trans-unit>'
)
SEGMENTS = (
    '<unit id="1"><segment id="a"><source>Một.</source><target order="3">One.</target></segment>'
    "<ignorable><source> </source></ignorable>"
    '<segment id="b"><source>Hai.</source><target order="1">{}</target></segment></unit>'
)


def test_segments_are_units(reading: Read) -> None:
    units, _ = reading(OLD.format(SEGMENTED.format("Two.")))
    assert [(u.key, u.source, u.target) for u in units] == [
        ("1/0", "Một.", "One."),
        ("1/1", "Hai.", "Two."),
    ]
    units, _ = reading(NEW.format(SEGMENTS.format("Two.")))
    assert [(u.key, u.target) for u in units] == [("1/a", "One."), ("1/b", "Two.")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [(OLD.format(SEGMENTED), "One. Two."), (NEW.format(SEGMENTS), "Two. One.")],
)
def test_a_whole_unit_is_joined_if_all_of_it_is_translated(
    reading: Read, text: str, wanted: str
) -> None:
    ((unit,), told) = reading(text.format("Two."), whole=True)
    assert (unit.key, unit.source, unit.target, told) == ("1", "Một. Hai.", wanted, [])
    ((unit,), told) = reading(text.format(""), whole=True)
    assert (unit.target, unit.status) == ("", Status.NEW)
    assert "part of the unit" in told[0].reason


def test_alternatives_are_counted_and_notes_kept(reading: Read) -> None:
    more = "<note>so</note><alt-trans><target>uno</target><note>x</note></alt-trans>"
    ((unit,), (told,)) = reading(_old(more=more))
    assert (unit.target, unit.notes, unit.document) == ("one", ("so",), "a.txt")
    assert told.reason == "1 alternative translations stand beside the targets"


def test_several_files_and_both_directions(reading: Read) -> None:
    text = _old().replace(
        "</xliff>",
        '<file original="b" source-language="en-US" target-language="vi-VN"><body>'
        '<trans-unit id="1"><source>two</source><target>hai</target></trans-unit></body></file>'
        '<file original="c" source-language="de" target-language="fr"><body>'
        '<trans-unit id="1"><source>drei</source><target>trois</target></trans-unit></body>'
        "</file></xliff>",
    )
    units, (told,) = reading(text)
    found = [(one.document, one.source, one.target) for one in units]
    assert found == [("a.txt", "một", "one"), ("b", "hai", "two")]
    assert told.reason == "1 texts are de → fr"


def test_what_is_not_for_translation_is_no_flaw(reading: Read) -> None:
    assert reading(_old("", ' translate="no"')) == ([], [])
    assert reading(_old(""))[1][0].reason == "the target is empty"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("<tmx/>", "this is not an XLIFF file"),
        ('\n<xliff version="3.0">', r"x\.xlf, line 2: version '3.0' of XLIFF is not known; export"),
        ("<xliff>", "no version is said"),
    ],
)
def test_it_is_refused_with_one_sentence(reading: Read, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        reading(text)


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("<source>a</source><target>b &nbsp; c</target>", "not defined in XML"),
        ("<source>a</source><target>1 < 2</target>", "'<' stands for itself"),
        ("<source>a</source><target>b<g id='1'>c</target>", "markup is broken"),
        ("<source>a</source><target>b\x0b</target>", "XML does not allow"),
        ("<source>a</source><target>b&#0;</target>", "XML does not allow"),
        ("<target>b</target>", "no source"),
    ],
)
def test_damage_costs_a_unit_at_most(reading: Read, broken: str, reason: str) -> None:
    good = '<trans-unit id="{0}"><source>một {0}</source><target>one {0}</target></trans-unit>\n'
    text = f'{good.format(1)}<trans-unit id="2">{broken}</trans-unit>\n{good.format(3)}'
    units, told = reading(OLD.format(text))
    assert [one.key for one in units if one.key != "2"] == ["1", "3"]
    assert reason in told[0].reason
    assert (told[0].unit, told[0].line) == (2, 4)


def test_a_file_that_is_cut_off_keeps_its_units(reading: Read) -> None:
    units, told = reading(_old().partition("</body>")[0] + '<trans-unit id="2"><source>ha')
    assert [one.key for one in units] == ["1"]
    assert [one.reason for one in told] == [
        "the unit has no end",
        "the file ends before </xliff>",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_encodings(reading: Read, encoding: str) -> None:
    ((unit,), told) = reading(_old().encode(encoding))
    assert (unit.source, told) == ("một", [])


def test_entities_are_not_fetched(reading: Read) -> None:
    text = _old("<target>&x;</target>")
    evil = text.replace("?>", '?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', 1)
    ((unit,), told) = reading(evil)
    assert unit.target == "&x;" and "not defined" in told[0].reason


def test_a_survey_names_the_languages(tmp_path: Path) -> None:
    (tmp_path / "x.xlf").write_text(_old())
    assert survey(tmp_path / "x.xlf").languages == {"vi": 1, "en": 1}


@pytest.mark.skipif(not INTEROP.is_dir(), reason="the files are not here")
@pytest.mark.parametrize(
    ("name", "languages", "units"),
    [
        ("microsoft__toJoin1_in.xlf", ("en", "fr"), 4),
        ("mihnita__test02.xlf", ("en", "fr"), 2),
        ("matecat__file-with-preserve-white-space.xliff", ("ru", "en"), 2),
        ("mihnita__TS09-12-Test01.xlf", ("en", "de"), 5),
        ("mihnita__test.txt_en-US_fr-FR.sdlxliff", ("en", "fr"), 5),
    ],
)
def test_files_of_other_tools(name: str, languages: tuple[str, str], units: int) -> None:
    told: list[Problem] = []
    source, target = languages
    path = INTEROP / "files" / name
    found = list(read(path, source=source, target=target, problem=told.append))
    assert len(found) == units
    assert {one.reason for one in told} <= {"the target is empty"}
