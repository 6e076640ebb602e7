"""A look for the characters that tell of damage passes over none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.checks.damage import _ASTRAY, _DECODED, _Kind

TEXT = st.text(
    "áâãäåùûøõÃÂÄÆºá»â€\ufffdÅÐÒÓ√©‚├┬¡∞░°ñ§µ¶¸½¿вбГ»єґ\u0301\u0430\ue000ỹaAoO 1C.", max_size=30
)


@pytest.mark.parametrize("kind", [*_DECODED, *_ASTRAY])
@given(text=TEXT)
def test_what_tells_of_damage_is_in_all_damage(kind: _Kind, text: str) -> None:
    telling, pattern = kind
    assert all(telling.search(match.group()) for match in pattern.finditer(text))
