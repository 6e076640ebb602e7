"""Scores of systems, with sacreBLEU itself as the judge of what is ours."""

import sys

import pytest

from align.errors import SettingsError
from align.scoring.systems import compare, edits, system_scores

sacrebleu = pytest.importorskip("sacrebleu")

REFERENCES = [
    "The provincial Party committee met today.",
    "The rice is good in the mountain districts this year.",
    "Youth Union members repaired the dike.",
    "In 1967 the harvest was better than the year before.",
    "They all went home.",
    "",
] * 4
GOOD = [text.replace("met", "meets").replace("good", "fine") for text in REFERENCES]
BAD = [" ".join(text.split()[::-1][:6]) for text in REFERENCES]


def test_scores_carry_their_signatures() -> None:
    found = {one.metric: one for one in system_scores(GOOD, REFERENCES)}
    assert list(found) == ["BLEU", "chrF", "chrF2++", "TER"]
    assert found["BLEU"].value == sacrebleu.corpus_bleu(GOOD, [REFERENCES]).score
    assert found["chrF2++"].value == sacrebleu.corpus_chrf(GOOD, [REFERENCES], word_order=2).score
    assert "nw:2" in found["chrF2++"].signature
    assert found["TER"].signature.startswith("nrefs:1|case:lc|tok:tercom")


def test_p_is_what_sacrebleu_counts() -> None:
    from sacrebleu.metrics import BLEU, CHRF, TER
    from sacrebleu.significance import PairedTest

    metrics = {"BLEU": BLEU(), "chrF": CHRF(), "TER": TER()}
    systems = [("other", BAD), ("ours", GOOD)]
    _, judged = PairedTest(systems, metrics, [REFERENCES], test_type="bs", n_samples=200)()
    ours = {one.metric: one for one in compare(GOOD, BAD, REFERENCES, samples=200)}
    names = {"BLEU": "BLEU", "chrF": "chrF2", "TER": "TER"}
    for name, theirs in names.items():
        result = judged[theirs][1]
        assert ours[name].value == pytest.approx(result.score, abs=1e-3)
        assert ours[name].p == pytest.approx(result.p_value, abs=0.006)


def test_the_same_seed_gives_the_same_p() -> None:
    first, again = (compare(GOOD, BAD, REFERENCES, samples=100, seed=1) for _ in range(2))
    assert first == again
    alike = compare(GOOD, GOOD, REFERENCES, samples=100)
    assert [one.p for one in alike] == [1.0] * 4


@pytest.mark.parametrize(
    ("draft", "target", "wanted"),
    [
        ("a b c", "a b c", (0, 3)),
        ("A, b  c!", "A, b  c!", (0, 3)),
        ("a b c", "A b c", (0, 3)),
        ("a b c", "a x c", (1, 3)),
        ("c a b", "a b c", (1, 3)),
        ("", "a b c", (3, 3)),
        ("a b", "", (2, 0)),
    ],
)
def test_edits(draft: str, target: str, wanted: tuple[int, int]) -> None:
    assert edits([draft], [target]) == [wanted]


def test_without_sacrebleu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sacrebleu.metrics", None)
    with pytest.raises(SettingsError, match="pip install sacrebleu"):
        system_scores(GOOD, REFERENCES)
