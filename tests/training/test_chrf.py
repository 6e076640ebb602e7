"""Our chrF against sacreBLEU's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.training.chrf import chrf

sacrebleu = pytest.importorskip("sacrebleu")
TEXTS = st.lists(
    st.tuples(st.text("ab cđệ.", max_size=20), st.text("ab cđệ.", max_size=20)), min_size=1
)


@settings(max_examples=200)
@given(TEXTS)
def test_it_is_what_sacrebleu_counts(pairs: list[tuple[str, str]]) -> None:
    said, wanted = [a for a, _ in pairs], [b for _, b in pairs]
    judge = sacrebleu.CHRF().corpus_score(said, [wanted]).score
    assert chrf(said, wanted) == pytest.approx(judge, abs=1e-6)
