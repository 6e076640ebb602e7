from pathlib import Path

import pytest

from align.errors import RulesError
from align.segmentation import splitter_for, srx

SAMPLE = Path(__file__).with_name("sample.srx")
REAL = Path(__file__).parents[2] / "../shared/interop/files"


def split(path: Path, language: str, text: str) -> list[str]:
    return [text[start:end] for start, end in splitter_for(language, path).split(text)]


def written(
    path: Path, rules: str, *, head: str = "", maps: str = "", version: str = "2.0"
) -> Path:
    """Write an SRX file with one languagerule, ``All``, whose rules begin on line 5."""
    maps = maps or '<languagemap languagepattern=".*" languagerulename="All"/>'
    path.write_text(
        f'<srx xmlns="http://www.lisa.org/srx20" version="{version}">\n'
        f"<header {head}/>\n<body>\n"
        f'<languagerules><languagerule languagerulename="All">\n{rules}\n'
        f"</languagerule></languagerules>\n<maprules>{maps}</maprules></body></srx>",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("vi", "Ông ở TP. Huế. Bà cũng vậy.", ["Ông ở TP. Huế.", "Bà cũng vậy."]),
        ("vi-VN", "ThS. Hoa… rồi Mr. An.", ["ThS. Hoa… rồi Mr.", "An."]),
        ("en", "Mr. An left... then TP. fell.", ["Mr. An left... then TP.", "fell."]),
        ("en-GB", "He said “Go.” Then\nhe went.", ["He said “Go.”", "Then", "he went."]),
    ],
)
def test_cascade_and_order(language: str, text: str, sentences: list[str]) -> None:
    assert split(SAMPLE, language, text) == sentences


def test_first_matching_rule_decides(tmp_path: Path) -> None:
    yes = r"<rule><beforebreak>\.</beforebreak><afterbreak>\s</afterbreak></rule>"
    no = r'<rule break="no"><beforebreak>\bDr\.</beforebreak></rule>'
    assert split(written(tmp_path / "a.srx", no + yes), "en", "Dr. An. Go.") == ["Dr. An.", "Go."]
    assert split(written(tmp_path / "b.srx", yes + no), "en", "Dr. An.") == ["Dr.", "An."]


def test_without_cascade_the_first_map_counts(tmp_path: Path) -> None:
    rule = r"<rule><beforebreak>\.</beforebreak></rule>"
    maps = (
        '<languagemap languagepattern="vi" languagerulename="None"/>'
        '<languagemap languagepattern=".*" languagerulename="All"/>'
    )
    body = f'{rule}</languagerule><languagerule languagerulename="None">'
    one = written(tmp_path / "one.srx", body, maps=maps, head='cascade="no"')
    all_of_them = written(tmp_path / "all.srx", body, maps=maps, head='cascade="yes"')
    assert split(one, "vi", "a.b") == ["a.b"]
    assert split(all_of_them, "vi", "a.b") == ["a.", "b"]


def test_version_one_takes_the_first_maprule(tmp_path: Path) -> None:
    maps = (
        '<maprule maprulename="x"><languagemap languagepattern=".*" languagerulename="All"/>'
        '</maprule><maprule maprulename="y"><languagemap languagepattern=".*"'
        ' languagerulename="Nowhere"/></maprule>'
    )
    rule = "<rule><beforebreak>;</beforebreak></rule>"
    path = written(tmp_path / "a.srx", rule, maps=maps, version="1.0")
    assert split(path, "vi", "a;b") == ["a;", "b"]


@pytest.mark.parametrize(
    ("rules", "line", "message"),
    [
        ("<rule><beforebreak>[a</beforebreak></rule>", 5, "regular expression '[a' is invalid"),
        ("\n<rule>\n<afterbreak>(</afterbreak></rule>", 7, "regular expression '(' is invalid"),
        ("<rule><beforebreak>(a)\\1</beforebreak></rule>", 5, "it refers back to a group"),
        ('<rule break="maybe"/>', 5, "break is 'maybe'; write yes or no"),
        ("<rule>", 6, "is not well-formed XML"),
        ("<rule>&nbsp;</rule>", 5, "is not well-formed XML"),
    ],
)
def test_malformed_rule(tmp_path: Path, rules: str, line: int, message: str) -> None:
    path = written(tmp_path / "a.srx", rules)
    with pytest.raises(RulesError) as caught:
        splitter_for("vi", path)
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty; use a complete SRX file"),
        (" \n", "is empty"),
        ("not XML", "line 1: is not well-formed XML"),
        ("<tmx/>", "line 1: the document is 'tmx', not srx"),
        ("<srx/>", "line 1: SRX version '' is unknown; use version 1.0 or 2.0"),
        ('<srx version="3"/>', "SRX version '3' is unknown"),
        ('<srx version="2.0"/>', "holds no languagerule"),
    ],
)
def test_not_srx(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "a.srx"
    path.write_text(content)
    with pytest.raises(RulesError) as caught:
        splitter_for("vi", path)
    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("maps", "message"),
    [
        ('<languagemap languagepattern="en" languagerulename="All"/>', "no rules to the language"),
        ('<languagemap languagepattern="vi" languagerulename="X"/>', "no languagerule is called"),
        ('<languagemap languagepattern="*" languagerulename="X"/>', "expression '*' is invalid"),
    ],
)
def test_maps(tmp_path: Path, maps: str, message: str) -> None:
    with pytest.raises(RulesError, match=r", line \d+: ") as caught:
        splitter_for("vi-VN", written(tmp_path / "a.srx", "<rule/>", maps=maps))
    assert message in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"none\.srx: cannot be read .*; check the path"):
        splitter_for("vi", tmp_path / "none.srx")


@pytest.mark.parametrize("part", ["yes", "no"])
def test_rule_that_takes_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.setattr(srx, "_PATIENCE", 0.05)
    rules = r"<rule><afterbreak>;</afterbreak></rule>"
    slow = rf'<rule break="{part}"><afterbreak>;?(a|aa|a?)+b</afterbreak></rule>'
    splitter = splitter_for("vi", written(tmp_path / "a.srx", slow + rules))
    with pytest.raises(RulesError, match=r"line 5: this rule takes too long"):
        splitter.split("c;" + "a" * 3000)


def test_entities_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x")
    path = written(tmp_path / "a.srx", "<rule><beforebreak>&s;</beforebreak></rule>")
    path.write_text(
        f'<!DOCTYPE srx [<!ENTITY s SYSTEM "{secret.as_uri()}">]>' + path.read_text("utf-8"),
        "utf-8",
    )
    assert split(path, "vi", "axb") == ["axb"]


@pytest.mark.skipif(not REAL.is_dir(), reason="the files of other tools are not here")
@pytest.mark.parametrize(
    ("name", "language", "sentences"),
    [
        ("heartsome__trados_rules", "vi", ["Một.", "Hai。Ba."]),
        ("heartsome__trados_rules", "ja", ["Một.", "Hai。", "Ba."]),
        ("loomchild__example", "vi", ["Một.", "Hai。Ba."]),
        ("mihnita__defaultSegmentation", "vi", ["Một.", "Hai。", "Ba."]),
        ("mihnita__isolated_code", "vi", ["Một.", "Hai。Ba."]),
    ],
)
def test_files_of_other_tools(name: str, language: str, sentences: list[str]) -> None:
    assert split(REAL / f"{name}.srx", language, "Một. Hai。Ba.") == sentences


@pytest.mark.skipif(not REAL.is_dir(), reason="the files of other tools are not here")
@pytest.mark.parametrize("name", ["loomchild__invalid", "mihnita__empty"])
def test_broken_files_of_other_tools(name: str) -> None:
    with pytest.raises(RulesError, match=name):
        splitter_for("vi", REAL / f"{name}.srx")
