import pytest

from align.glossary import Context, Entry, Glossary
from align.units import Tier

TERMS = (
    Entry("tỉnh ủy", "tỉnh ủy", "provincial Party committee"),
    Entry("thường vụ tỉnh ủy", "thường vụ tỉnh ủy", "Standing Committee"),
    Entry("cấp ủy", "cấp ủy", "Party committee"),
    Entry("cấp ủy viên", "cấp ủy viên", "Party committee member"),
    Entry("chi ủy", "chi ủy", "Party cell committee"),
    Entry("sơ kết", "sơ kết", "preliminary review"),
    Entry("đảng bộ", "đảng bộ", "Party organization"),
    Entry("công nhân", "công nhân", "worker"),
    Entry("Tràng Định", "Tràng Định", do_not_translate=True),
    Entry("chống Mỹ", "chống Mỹ, cứu nước", "resist", variants=("chống Mỹ cứu nước",)),
    Entry("bốn tốt", '"bốn tốt"', "four-good"),
    Entry("tỉ lệ", "tỷ lệ", "ratio"),
)
GLOSSARY = Glossary(TERMS)
E, F, S = Tier.EXACT, Tier.FOLDED, Tier.SKELETON


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("của tỉnh ủy.", [("tỉnh ủy", E)]),
        ("Tỉnh ủy và TỈNH ỦY", [("Tỉnh ủy", F), ("TỈNH ỦY", F)]),
        ("tỉnh uỷ", [("tỉnh uỷ", F)]),
        ("ti\u0309nh u\u0309y", [("ti\u0309nh u\u0309y", F)]),
        ("tỉnh\nủy", [("tỉnh\nủy", F)]),
        ("tỉnh\u00a0ủy", [("tỉnh\u00a0ủy", F)]),
        ("tỉnh\n\nủy", []),
        ("tỉnh\n- ủy", []),
        ("ở Tràng- Định", [("Tràng- Định", F)]),
        ("Tràng - định", [("Tràng - định", F)]),
        ("Tràng‑định", [("Tràng‑định", F)]),
        ("Tràng-\nĐịnh", [("Tràng-\nĐịnh", F)]),
        ("Tràng — Định", []),
        ("tỷ lệ, tỉ lệ", [("tỷ lệ", E), ("tỉ lệ", F)]),
        ("thường vụ tỉnh ủy", [("thường vụ tỉnh ủy", E)]),
        ("các cấp ủy viên", [("cấp ủy viên", E)]),
        ("chống Mỹ, cứu nước", [("chống Mỹ, cứu nước", E)]),
        ("chống Mỹ cứu nước", [("chống Mỹ cứu nước", E)]),
        ("chống Mỹ; cứu nước", []),
        ("chi bộ “bốn tốt”", [("bốn tốt", E)]),
        ("_tỉnh ủy_", [("tỉnh ủy", E)]),
        ("tỉnh_ủy", []),
        ("", []),
        ("...", []),
    ],
)
def test_surfaces_and_tiers(text: str, found: list[tuple[str, Tier]]) -> None:
    assert [(hit.surface, hit.tier) for hit in GLOSSARY.find(text)] == found


@pytest.mark.parametrize("mark", [",", ".", ";", ":", "?", "!", "...", " (", ") ", ' "', "”", "/"])
def test_no_term_crosses_a_mark(mark: str) -> None:
    assert GLOSSARY.find_all(f"tỉnh{mark}ủy") == []
    assert GLOSSARY.find_all(f"tỉnh {mark} ủy") == []


@pytest.mark.parametrize("text", ["tỉnh ủyên", "xtỉnh ủy", "tỉnhủy", "tỉnh ủy1"])
def test_no_term_is_cut_out_of_a_syllable(text: str) -> None:
    assert GLOSSARY.find_all(text) == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Hôm qua tinh ủy họp, ai cũng tới", ["tinh ủy"]),
        ("Thư của tinh ủy.", ["tinh ủy"]),
        ("Tinh uy ban ve dang bo", ["Tinh uy", "dang bo"]),
    ],
)
def test_a_lost_mark_is_forgiven(text: str, surfaces: list[str]) -> None:
    hits = GLOSSARY.find(text)
    assert [hit.surface for hit in hits] == surfaces
    assert {hit.tier for hit in hits} == {S}


@pytest.mark.parametrize(
    "text",
    [
        "các đồng chí ủy viên",
        "trên cơ sở kết hợp",
        "được công nhận",
        "một số tính tình",
        "tinh thần",
        "đang bỏ",
        "tình ủy mị",
        "tinh uy",
    ],
)
def test_another_word_is_no_slip(text: str) -> None:
    assert GLOSSARY.find_all(text) == []


def test_a_slip_never_touches_a_clean_term() -> None:
    glossary = Glossary((Entry("a", "ủy viên", "member"), Entry("b", "tỉnh ủy", "committee")))
    assert [hit.surface for hit in glossary.find_all("tinh ủy viên")] == ["ủy viên"]


def test_all_nested_terms_are_found() -> None:
    hits = GLOSSARY.find_all("Thường vụ tỉnh ủy và cấp ủy viên")
    assert [hit.surface for hit in hits] == [
        "Thường vụ tỉnh ủy",
        "tỉnh ủy",
        "cấp ủy viên",
        "cấp ủy",
    ]


def test_leftmost_goes_before_longest() -> None:
    glossary = Glossary((Entry("1", "a b", "x"), Entry("2", "b c d", "y")))
    assert [hit.surface for hit in glossary.find("a b c d")] == ["a b"]
    assert [hit.surface for hit in glossary.find_all("a b c d")] == ["a b", "b c d"]


PARTY = Glossary(
    (
        Entry("party", "Đảng", "Party", case_sensitive=True),
        Entry("parties", "đảng", "party", case_sensitive=True, when=Context(after=("phái",))),
    )
)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Đảng ta", ["party"]),
        ("đảng ta", []),
        ("CỦA ĐẢNG TA", ["party"]),
        ("các đảng phái", ["parties"]),
        ("Đảng phái", ["party"]),
    ],
)
def test_case_may_carry_meaning(text: str, entries: list[str]) -> None:
    assert [hit.entry for hit in PARTY.find(text)] == entries


CENTRE = Glossary(
    (
        Entry("committee", "Trung ương", "Central Committee"),
        Entry("level", "Trung ương", "central level", when=Context(before=("ở", "các ngành"))),
        Entry("bank", "Trung ương", "central", when=Context(anywhere=("ngân hàng",))),
        Entry("line", "tuyến", "line", unless=Context(before=("trực",), after=("tính",))),
    )
)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Nghị quyết của Trung ương", ["committee"]),
        ("học ở Trung ương", ["level"]),
        ("Ở TRUNG ƯƠNG", ["level"]),
        ("các ngành Trung ương", ["level"]),
        ("các ngành, Trung ương", ["committee"]),
        ("ngân hàng, tức là Trung ương", ["bank"]),
        ("Trung ương và ngân hàng", ["bank"]),
        ("một tuyến mới", ["line"]),
        ("trực tuyến", []),
        ("tuyến tính", []),
        ("tuyến, tính", ["line"]),
    ],
)
def test_context_chooses_the_sense(text: str, entries: list[str]) -> None:
    assert [hit.entry for hit in CENTRE.find(text)] == entries


def test_far_away_is_no_context() -> None:
    far = "ngân hàng " + "a " * 50 + "Trung ương"
    assert [hit.entry for hit in CENTRE.find(far)] == ["committee"]


def test_offsets_point_into_the_text_given() -> None:
    text = "  Tràng- định;\ttỉnh\nuỷ "
    for hit in GLOSSARY.find(text):
        assert text[hit.start : hit.end] == hit.surface


def test_entries_are_found_by_id() -> None:
    assert GLOSSARY["bốn tốt"].target == "four-good"
    assert len(GLOSSARY) == len(TERMS)
    with pytest.raises(KeyError):
        GLOSSARY["nothing"]


def test_a_term_base_of_another_language() -> None:
    glossary = Glossary((Entry("1", "House of Lords", "Oberhaus"),), source="en", target="de")
    assert [hit.surface for hit in glossary.find("the HOUSE OF LORDS sat")] == ["HOUSE OF LORDS"]
