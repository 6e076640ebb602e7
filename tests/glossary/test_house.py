import re

import pytest

from align.glossary import Glossary, judge, load_glossary
from align.shipped import house_glossary
from align.units import Outcome


@pytest.fixture(scope="module")
def house() -> Glossary:
    return load_glossary(house_glossary())


def test_it_is_large_enough_and_tells_senses_apart(house: Glossary) -> None:
    assert len(house) >= 140
    assert (house.source, house.target) == ("vi", "en")
    assert sum(bool(entry.when or entry.unless) for entry in house.entries) >= 8
    assert sum(bool(entry.forbidden) for entry in house.entries) >= 80
    assert len({entry.domain for entry in house.entries}) >= 7


def test_every_entry_finds_itself(house: Glossary) -> None:
    for entry in house.entries:
        if entry.when:
            continue
        for source in entry.sources:
            found = [hit.entry for hit in house.find(source)]
            assert found == [entry.id], source


def test_no_form_is_malformed(house: Glossary) -> None:
    for entry in house.entries:
        for form in (*entry.forms, *entry.banned):
            assert re.fullmatch(r"""["“]?[\w][\w.'"-]*(?:,? ["“]?[\w.'"-]+)*""", form), form
            assert "  " not in form


def test_no_entry_forbids_what_it_allows(house: Glossary) -> None:
    for entry in house.entries:
        assert not set(entry.banned) & set(entry.renderings), entry.id


@pytest.mark.parametrize(
    ("source", "target", "outcome"),
    [
        ("tỉnh ủy", "provincial Party committee", Outcome.HONOURED),
        ("tỉnh ủy", "the provincial committee", Outcome.FORBIDDEN),
        ("huyện ủy", "district Party committees", Outcome.HONOURED),
        ("đảng ủy", "Party committee", Outcome.HONOURED),
        ("cấp ủy", "the Party committee", Outcome.HONOURED),
        ("đảng bộ", "Party organizations", Outcome.HONOURED),
        ("chi bộ", "Party cell", Outcome.HONOURED),
        ("chi bộ", "the Party branch", Outcome.FORBIDDEN),
        ("Ban Chấp hành Trung ương", "the Central Committee", Outcome.HONOURED),
        ("thường vụ", "the Standing Committee", Outcome.HONOURED),
        ("đảng viên", "Party members", Outcome.HONOURED),
        ("cán bộ", "cadres", Outcome.HONOURED),
        ("cán bộ", "officials", Outcome.FORBIDDEN),
        ("cốt cán", "core cadre", Outcome.HONOURED),
        ("quần chúng", "the masses", Outcome.HONOURED),
        ("hợp tác xã", "cooperatives", Outcome.HONOURED),
        ("kiện toàn", "consolidating", Outcome.HONOURED),
        ("củng cố", "reinforced", Outcome.HONOURED),
        ("tăng cường", "strengthens", Outcome.HONOURED),
        ("quán triệt", "thoroughly grasped", Outcome.HONOURED),
        ("phê bình và tự phê bình", "criticism and self-criticism", Outcome.HONOURED),
        ("hữu khuynh", "right deviation", Outcome.HONOURED),
        ("nghị quyết", "resolution", Outcome.HONOURED),
        ("chỉ thị", "directive", Outcome.HONOURED),
        ("đường lối", "line", Outcome.HONOURED),
        ("chủ trương", "policy", Outcome.HONOURED),
        ("Ủy ban hành chính", "Administrative Committee", Outcome.HONOURED),
        ("Hội đồng nhân dân", "People's Council", Outcome.HONOURED),
        ("Chính phủ", "the Government", Outcome.HONOURED),
        ("Quốc hội", "the National Assembly", Outcome.HONOURED),
        ("Mặt trận Tổ quốc", "the Fatherland Front", Outcome.HONOURED),
        ("dân quân tự vệ", "militia and self-defence forces", Outcome.HONOURED),
    ],
)
def test_house_renderings(house: Glossary, source: str, target: str, outcome: Outcome) -> None:
    assert [use.outcome for use in judge(house.find(source), target, house)] == [outcome]


def test_the_terms_of_the_first_campaigns_are_in_it(house: Glossary) -> None:
    text = 'Một chi bộ đạt "bốn tốt" do đảng bộ cơ sở và huyện ủy giúp trong cuộc vận động ấy'
    assert [hit.entry for hit in house.find(text)] == [
        "chi bộ",
        "bốn tốt",
        "đảng bộ cơ sở",
        "huyện ủy",
        "cuộc vận động",
    ]
