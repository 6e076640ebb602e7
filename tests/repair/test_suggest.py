"""What is suggested, how surely, and what is let alone."""

from functools import partial

import pytest

from align.glossary import Entry, Glossary
from align.repair import Evidence, Suggestion, Trust, suggest
from align.text import clean
from align.units import Paragraph

from .documents import document

GLOSSARY = Glossary(
    (Entry("u", "tỉnh ủy", "provincial Party committee"), Entry("t", "Tràng Định", "Tràng Định"))
)
SOUND = (
    "Tỉnh ủy đã họp với các huyện ủy để bàn việc xây dựng hợp tác xã.",
    "Các đồng chí trong tỉnh ủy nêu cao tinh thần trách nhiệm trước quần chúng nhân dân.",
    "Phong trào sản xuất và chiến đấu của nhân dân địa phương có nhiều tiến bộ.",
    "Nghị quyết của tỉnh ủy được các chi bộ thảo luận kỹ.",
)


def found(*texts: str, glossary: Glossary | None = GLOSSARY) -> list[Suggestion]:
    return suggest(document(*SOUND, *texts), glossary)


@pytest.mark.parametrize(
    ("text", "wrong", "right", "trust"),
    [
        ("Các đồng chí trong tinh ủy đều nhất trí.", "tinh", "tỉnh", Trust.CERTAIN),
        ("Cơ quan tinh uỷ ở huyện.", "tinh", "tỉnh", Trust.CERTAIN),
        ("Huyện Tràng- định là nơi chỉ đạo riêng.", "Tràng- định", "Tràng Định", Trust.CERTAIN),
        ("TINH ỦY LÀM VIỆC VỚI CÁC NGÀNH", "TINH", "TỈNH", None),
        ("Phải nâng cao chất lượg lãnh đạo.", "lượg", "lượng", None),
        ("Nghị quyết của đảngbộ địa phương.", "đảngbộ", "đảng bộ", Trust.LIKELY),
        ("Nhân dân địa phươ ng rất phấn khởi.", "phươ ng", "phương", Trust.LIKELY),
        ("Cần tăng cường đoàn kết. đồng thời phải sản xuất.", "đồng", "Đồng", Trust.LIKELY),
    ],
)
def test_slips(text: str, wrong: str, right: str, trust: Trust | None) -> None:
    slips = found(text)
    assert [(one.found, one.proposed) for one in slips] == [(wrong, right)]
    (one,) = slips
    assert trust is None or one.trust is trust
    assert one.paragraph == len(SOUND) + 1
    assert one.reason.endswith(".") and one.reason.count("\n") == 0
    assert one.evidence and set(one.evidence) <= set(Evidence)
    whole = "\n".join((*SOUND, text))
    assert whole[one.start : one.end] == one.found
    assert f"{one.before}{one.found}{one.after}" in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "123 – 456",
        "Tinh thần của tỉnh ủy rất cao.",
        "Chương II và III nói về Canberra, v.v. và Karl Marx.",
        "Ông Quất Mạc Đăng ở bản Nà Pàn.",
        "Năm 1966... đều có tiến bộ (tr. 5).",
    ],
)
def test_sound_text_is_let_alone(text: str) -> None:
    assert found(text) == []


def test_the_term_base_is_evidence_but_not_needed() -> None:
    text = "Các đồng chí trong tinh ủy đều nhất trí."
    (with_terms,) = found(text)
    (without,) = found(text, glossary=None)
    assert Evidence.TERM in with_terms.evidence
    assert Evidence.TERM not in without.evidence
    assert "is in the term base" in with_terms.reason


def test_ranks_are_by_trust() -> None:
    slips = found(
        "Cần tăng cường đoàn kết. đồng thời phải sản xuất, theo tinh ủy.",
        "Huyện Tràng - Định và Tràng- định.",
    )
    order = [list(Trust).index(one.trust) for one in slips]
    assert order == sorted(order)
    assert [one.number for one in slips] == list(range(1, len(slips) + 1))


@pytest.mark.parametrize("code", ["en", "xx"])
def test_a_language_without_a_model(code: str) -> None:
    assert suggest(document("tinh ủy"), code=code) == []


def test_the_confidence_of_the_reader_counts() -> None:
    texts = (*SOUND, "Phải nâng cao chất lượg lãnh đạo.")
    scores = {}
    for said in (None, 0.4, 0.95, 0.999):
        slips = suggest(document(*texts), confidence=partial(_always, said))
        scores[said] = slips[0].score if slips else -99.0
        if said == 0.4:
            assert Evidence.CONFIDENCE in slips[0].evidence
            assert slips[0].reason.endswith("it was read with a confidence of 40%.")
    assert scores[0.4] > scores[0.95] == pytest.approx(scores[None], abs=0.02)
    assert scores[0.999] < scores[0.95]


def _always(said: float | None, _: int) -> float | None:
    return said


def test_offsets_lead_to_the_text_as_read() -> None:
    raw = "Các đồng chí trong ti\u200bnh u\u0309y đều nhất trí."
    paragraphs = [*document(*SOUND), Paragraph(5, clean(raw, 1000))]
    (one,) = suggest(paragraphs, GLOSSARY)
    assert raw[one.start - 1000 : one.end - 1000] == "ti\u200bnh"
    assert one.found == "tinh"
