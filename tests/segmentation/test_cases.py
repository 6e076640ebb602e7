import pytest

from align.segmentation import splitter_for
from tests.segmentation.cases import CASES, Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}-{case.kind}")
def test_hard_case(case: Case) -> None:
    spans = splitter_for(case.language).split(case.text)
    assert [case.text[start:end] for start, end in spans] == case.sentences


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("vi", "rules/vi"),
        ("vi-VN", "rules/vi"),
        ("VI_vn", "rules/vi"),
        ("en", "rules/en"),
        ("en-GB", "rules/en"),
        ("zh-Hant-TW", "rules/default"),
        ("default", "rules/default"),
    ],
)
def test_language_has_its_rules(language: str, name: str) -> None:
    assert splitter_for(language).name == name
