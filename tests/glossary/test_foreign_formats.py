"""Term bases as other tools write them."""

from pathlib import Path

import pytest

from align.errors import GlossaryError
from align.glossary import Entry, Part, load_glossary
from align.glossary.load import read_draft

MULTITERM = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><titleStmt>
<title>Đảng</title></titleStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>
 <termEntry id="c1">
  <descripGrp><descrip type="subjectField">party</descrip></descripGrp>
  <langSet xml:lang="EN-US">
   <ntig><termGrp><term>Party
      cell</term><termNote type="partOfSpeech">Noun</termNote></termGrp></ntig>
   <ntig><termGrp><term>chapter</term>
    <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp>
    <descripGrp><descrip type="context">In the chapter.</descrip></descripGrp></ntig>
   <tig><term>Party branch</term>
    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
  </langSet>
  <langSet xml:lang="vi-VN"><descrip type="definition">Tổ chức cơ sở.</descrip>
   <tig><term>chi bộ</term></tig>
   <tig><term>CB</term><termNote type="termType">abbreviation</termNote></tig></langSet>
  <langSet xml:lang="fr"><tig><term>cellule</term></tig></langSet>
 </termEntry>
 <termEntry id="c2"><langSet xml:lang="vi"><tig><term>không dịch</term></tig></langSet></termEntry>
 <termEntry id="c3"><langSet xml:lang="vi"><tig><term>cấm</term></tig></langSet>
  <langSet xml:lang="en"><tig><term>ban</term>
   <termNote type="administrativeStatus">supersededTerm</termNote></tig></langSet></termEntry>
</body></text></martif>
"""
UTX = """#UTX 1.20; lang: vi-VN/en; 2020-01-01T00:00:00Z; copyright: nobody
#description: Party terms;
#term:vi-VN\tterm:en\tpos\tterm status\tconcept ID\tcomment
chi bộ\tParty cell\tnoun\tapproved\t1\tbasic level
chi bộ\tchapter\tnoun\tforbidden\t1\t
chi bộ\tParty branch\tnoun\tprovisional\t1\t-
CB\tParty cell\tnoun\tnon-standard\t1\t
tỉnh\tprovince\t-\t\t\t
huyện\tborough\t-\trejected\t\t
"""
OMEGAT = """# Glossary in tab-separated format -*- coding: utf-8 -*-
chi bộ\tParty cell\tbasic level
#1\tnumber one
tỉnh\tprovince
"""
CSV = """Notes,Target,Source,Part of speech,forbidden,Owner
basic,Party cell,chi bộ,Noun,chapter | branch,An
,province,tỉnh,n.,,
x,go,đi,gerund,,
"""


def loaded(folder: Path, name: str, text: str, encoding: str = "utf-8") -> dict[str, Entry]:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return {entry.source: entry for entry in load_glossary(path).entries}


def test_tbx_of_a_terminology_tool(tmp_path: Path) -> None:
    found = loaded(tmp_path, "t.tbx", MULTITERM)
    assert found == {
        "chi bộ": Entry(
            id="chi bộ",
            source="chi bộ",
            variants=("CB",),
            target="Party branch",
            allowed=("Party cell",),
            forbidden=("chapter",),
            note="Tổ chức cơ sở.",
            domain="party",
            part_of_speech=Part.NOUN,
        )
    }


def test_what_a_concept_lacks_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.tbx"
    path.write_text(MULTITERM, encoding="utf-8")
    draft = read_draft(path, lenient=True)
    assert draft.name == "Đảng"
    assert draft.skipped == [
        (22, "the concept 'không dịch' has no term in 'en' to use"),
        (23, "the concept 'cấm' has no term in 'en' to use"),
    ]
    assert draft.dropped == {"context": 1}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("name", "text", "sources"),
    [
        ("t.utx", UTX, ["chi bộ", "tỉnh"]),
        ("t.txt", UTX, ["chi bộ", "tỉnh"]),
        ("t.utf8", OMEGAT, ["chi bộ", "#1", "tỉnh"]),
        ("t.csv", CSV, ["chi bộ", "tỉnh", "đi"]),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, name: str, text: str, sources: list[str]) -> None:
    if name == "t.txt" and encoding == "utf-16":
        pytest.skip("its first characters are not seen")
    assert list(loaded(tmp_path, name, text, encoding)) == sources


def test_utx_of_another_tool(tmp_path: Path) -> None:
    found = loaded(tmp_path, "t.utx", UTX)["chi bộ"]
    assert found == Entry(
        id="chi bộ",
        source="chi bộ",
        target="Party cell",
        variants=("CB",),
        allowed=("Party branch",),
        forbidden=("chapter",),
        note="basic level",
        part_of_speech=Part.NOUN,
    )


def test_csv_with_titles_in_any_order(tmp_path: Path) -> None:
    found = loaded(tmp_path, "t.csv", CSV)
    assert found["chi bộ"].forbidden == ("chapter", "branch")
    assert found["chi bộ"].note == "basic; An"
    assert found["tỉnh"].part_of_speech is Part.NOUN
    assert found["đi"].note == "x; part of speech: gerund"


def test_three_columns_of_omegat(tmp_path: Path) -> None:
    found = loaded(tmp_path, "t.txt", OMEGAT)
    assert found["chi bộ"].note == "basic level"
    assert found["#1"].target == "number one"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("t.tbx", "<tmx/>", "line 1: the element 'tmx' begins no TBX file; export as TBX"),
        ("t.tbx", "<tbx>\n<a></tbx>", "line 2: this is not XML: "),
        ("t.tbx", "<tbx/>", "the term base holds no entry; write at least one"),
        ("t.utx", "a\tb\n", "no line names the columns; begin with '#UTX 1.11; vi/en'"),
        ("t.csv", "source,target,inflect\na,b,maybe\n", "line 2: 'inflect' is 'maybe'; write true"),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        loaded(tmp_path, name, text)
    assert f"{tmp_path / name}: {message}" in str(caught.value)
    assert "\n" not in str(caught.value)


CONCEPT = (
    "<tbx><text><body><conceptEntry><langSec xml:lang='vi'><termSec><term>a &e9;</term></termSec>"
    "</langSec><langSec xml:lang='en'><termSec><term>b</term></termSec></langSec>"
    "</conceptEntry></body></text></tbx>"
)


def test_entities_of_entities_are_refused(tmp_path: Path) -> None:
    bomb = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
    text = f"<!DOCTYPE tbx [<!ENTITY e0 'x'>{bomb}]>{CONCEPT}"
    with pytest.raises(GlossaryError, match="this is not XML: Maximum entity"):
        loaded(tmp_path, "t.tbx", text)


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    text = f"<!DOCTYPE tbx [<!ENTITY e9 SYSTEM 'file://{tmp_path}/secret'>]>{CONCEPT}"
    (source,) = loaded(tmp_path, "t.tbx", text)
    assert "secret" not in source
