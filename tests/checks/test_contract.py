"""What every check of single pairs keeps to, whatever it is given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.checks import Pair, Setting, Severity, check_names, described
from align.checks.registry import create_each, is_across

EACH = [name for name in check_names() if not is_across(name)]
TEXT = st.text(
    st.sampled_from("aA bB đĐạệ 01239.,:;!?()[]{}\"“”'<>%$@/-–\n\t\u00a0\ufffc\ufffdÃ»ỉủyéVXI"),
    max_size=60,
) | st.text(max_size=30)
LANGUAGES = [("vi", "en"), ("en", "vi"), ("xx", "de")]


@pytest.mark.parametrize("name", check_names())
def test_it_says_what_it_is(name: str) -> None:
    check = described(name)
    assert check.id == name
    assert check.title and check.severity in Severity


@pytest.mark.parametrize("name", EACH)
@settings(max_examples=25)
@given(languages=st.sampled_from(LANGUAGES), source=TEXT, target=TEXT.filter(str.strip))
def test_its_findings_lie_in_the_target(
    name: str, languages: tuple[str, str], source: str, target: str
) -> None:
    check = create_each(name, Setting(*languages))
    pair = Pair(source, target)
    findings = list(check.find(pair))
    for finding in findings:
        assert finding.check == name
        assert 0 <= finding.start <= finding.end <= len(target)
        assert finding.fix != target[finding.start : finding.end]
        assert finding.message and not finding.message.endswith(".")
    assert list(check.find(pair)) == findings
