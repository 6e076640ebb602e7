from collections.abc import Sequence
from pathlib import Path

import pytest

from align.errors import InputError
from align.glossary import Entry, Glossary
from align.store import Project
from align.terminology.audit import Fault, audit
from align.terminology.bilingual import Bilingual, bilingual
from align.units import Outcome
from tests.store.samples import draft, filled

TERMS = Glossary(
    (
        Entry("chi bộ", "chi bộ", "Party cell", allowed=("Party branch",), forbidden=("chapter",)),
        Entry("tỉnh", "tỉnh", "province"),
    )
)


def pairs(*texts: tuple[str, str]) -> list[Bilingual]:
    return [Bilingual(s, t, f"line {n}", n) for n, (s, t) in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("texts", "findings"),
    [
        ([("Chi bộ họp.", "The Party cell met.")], []),
        ([("Chi bộ họp.", "They met.")], [(1, Fault.MISSING, "", "Party cell")]),
        ([("Chi bộ họp.", "The chapter met.")], [(1, Fault.FORBIDDEN, "chapter", "Party cell")]),
        ([("Không có gì.", "Nothing.")], []),
        (
            [
                ("chi bộ này", "this Party cell"),
                ("các chi bộ", "the Party branches"),
                ("các chi bộ", "the Party cells"),
            ],
            [(2, Fault.INCONSISTENT, "Party branch", "Party cell")],
        ),
        ([("tỉnh và tỉnh", "the provinces")], [(1, Fault.MISSING, "", "province")]),
    ],
)
def test_findings(
    texts: Sequence[tuple[str, str]], findings: list[tuple[int, Fault, str, str]]
) -> None:
    found = audit(pairs(*texts), TERMS)
    assert found.pairs == len(texts)
    assert [(f.line, f.fault, f.form, f.wanted) for f in found.findings] == findings


def test_renderings_are_counted_by_their_listed_form() -> None:
    found = audit(
        pairs(("chi bộ", "Party cells"), ("chi bộ", "a Party branch"), ("tỉnh", "Province")), TERMS
    )
    assert found.uneven == {"chi bộ": {"Party cell": 1, "Party branch": 1}}
    assert found.occurrences == 3
    assert found.outcomes[Outcome.HONOURED] == 3


def test_what_a_person_released_is_not_judged() -> None:
    pair = Bilingual("chi bộ và tỉnh", "nothing", "line 1", 1, frozenset({"chi bộ"}))
    assert [finding.entry for finding in audit([pair], TERMS).findings] == ["tỉnh"]


def test_pairs_of_a_project(tmp_path: Path) -> None:
    path = tmp_path / "p.align"
    with filled(path, ["chi bộ", "tỉnh"]) as project:
        unit = next(project.units())
        project.save([draft(unit, "cell")])
        project.override(unit.identity, "chi bộ", "an")
    (pair,) = bilingual(path, source="vi", target="en")
    assert pair == Bilingual("chi bộ", "cell", "a.txt 1", 1, frozenset({"chi bộ"}))
    with Project.open(path):
        pass


def test_pairs_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_bytes("chi bộ\tParty cell\tnote\nnur eins\n\n \t \ntỉnh\tprovince\n".encode())
    problems: list[str] = []
    found = list(bilingual(path, source="vi", target="en", problem=problems.append))
    assert [(pair.source, pair.target, pair.line) for pair in found] == [
        ("chi bộ", "Party cell", 1),
        ("tỉnh", "province", 5),
    ]
    assert problems == [f"{path}: line 2: there are no two columns, it is passed over"]


def test_pairs_of_a_tmx(tmp_path: Path) -> None:
    path = tmp_path / "t.tmx"
    unit = (
        '<tu><tuv xml:lang="vi-VN"><seg>chi bộ</seg></tuv>'
        '<tuv xml:lang="en"><seg>Party cell</seg></tuv></tu>\n'
    )
    path.write_text(
        f'<tmx version="1.4"><header srclang="vi"/><body>\n{unit}{unit}</body></tmx>',
        encoding="utf-8",
    )
    found = list(bilingual(path, source="vi", target="en"))
    assert [(pair.source, pair.target, pair.line) for pair in found] == [
        ("chi bộ", "Party cell", 2),
        ("chi bộ", "Party cell", 3),
    ]


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: no such file"):
        list(bilingual(tmp_path / "no.tmx", source="vi", target="en"))
