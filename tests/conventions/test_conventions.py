"""Conventions change what they must, leave alone what they must, and settle in one go."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.checks import Pair, Setting
from align.checks.registry import create_each
from align.conventions import Conformed, after_translation, conform, term_spans
from align.conventions.spelling_words import AMERICAN, IZE
from align.errors import SettingsError
from align.glossary import Entry, Glossary
from align.settings import EnglishSettings, load_settings
from align.units import Outcome, TermHit, TermUse, Tier

STYLES = [
    EnglishSettings(*values)
    for values in itertools.product(
        ("", "drop", "keep"),
        ("british", "oxford", "american"),
        ("capitals", "lower"),
        ("comma", "space", "none"),
        ("day-month", "month-day"),
    )
]


def style(setting: str, value: str) -> EnglishSettings:
    return EnglishSettings(**{setting: value})


@pytest.mark.parametrize(
    ("setting", "value", "text", "expected"),
    [
        ("names", "drop", "Đồng chí Nguyễn Đức in Lạng Sơn", "Dong chi Nguyen Duc in Lang Son"),
        ("names", "drop", "LẠNG SƠN, the Ê-đê", "LANG SON, the E-de"),
        ("names", "drop", "café à la carte, Málaga, naïve", "café à la carte, Málaga, naïve"),
        ("names", "", "Lạng Sơn", "Lạng Sơn"),
        ("spelling", "british", "The labor force organized", "The labour force organised"),
        ("spelling", "oxford", "The labor force organised", "The labour force organized"),
        ("spelling", "american", "The labour force organised", "The labor force organized"),
        ("spelling", "american", "Colour: Colour, COLOUR.", "Color: Color, COLOR."),
        ("spelling", "british", "Pearl Harbor and the harbor", "Pearl Harbor and the harbour"),
        ("spelling", "british", "we analyzed defense programs", "we analysed defence programs"),
        ("spelling", "american", "the travelling theatre", "the traveling theater"),
        (
            "spelling",
            "british",
            "check the license, then see labor.org",
            "check the license, then see labor.org",
        ),
        ("spelling", "british", "a prize of some size, seized", "a prize of some size, seized"),
        (
            "bodies",
            "capitals",
            "the provincial party committee met",
            "the Provincial Party Committee met",
        ),
        (
            "bodies",
            "lower",
            "the Provincial Party Committee met",
            "the provincial Party committee met",
        ),
        ("bodies", "lower", "Provincial Party Committees met", "Provincial Party committees met"),
        ("bodies", "lower", "DISTRICT PARTY COMMITTEE", "DISTRICT PARTY COMMITTEE"),
        ("bodies", "capitals", "a people's committee", "a People's Committee"),
        ("numbers", "comma", "12500 tons in 1966, 1246 ha", "12,500 tons in 1966, 1246 ha"),
        ("numbers", "space", "12,500 tons", "12\u00a0500 tons"),
        ("numbers", "none", "1,246 communes, 12,500.5 tons", "1246 communes, 12500.5 tons"),
        (
            "numbers",
            "comma",
            "No. 12345, A12345, 12345/CT, 3.14159",
            "No. 12345, A12345, 12345/CT, 3.14159",
        ),
        ("dates", "day-month", "On December 19th, 1946 it", "On 19 December 1946 it"),
        ("dates", "month-day", "On the 19th of December 1946 it", "On December 19, 1946 it"),
        ("dates", "day-month", "In May 5 people, 1946", "In May 5 people, 1946"),
    ],
)
def test_a_convention(setting: str, value: str, text: str, expected: str) -> None:
    assert conform(text, style(setting, value)).text == expected


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("Tỉnh ủy Lạng Sơn họp.", "It met in Lang Son.", "It met in Lạng Sơn."),
        ("Đồng chí Nguyễn Văn Cừ đến.", "Nguyen Van Cu came.", "Nguyễn Văn Cừ came."),
        ("Ông Hồ Chí Minh.", "Ho Chi Minh City", "Hồ Chí Minh City"),
        ("Lạng Sơn", "Langson", "Langson"),
        ("", "Lang Son", "Lang Son"),
    ],
)
def test_names_keep_what_the_source_writes(source: str, text: str, expected: str) -> None:
    assert conform(text, style("names", "keep"), source=source).text == expected


WORDS = (
    "labor labour organized organise the Provincial Party Committee party Lạng Sơn café 12500 "
    "12,500 "
    "1,246 1946 19 December 1946, 1946 May 5 of 19th Harbor . : “ center Đức - 3.5 12\u00a0500 the"
)
TEXT = st.lists(st.sampled_from(WORDS.split(" ")), max_size=12).map(" ".join) | st.text(max_size=20)


@settings(deadline=None)
@given(text=TEXT, wanted=st.sampled_from(STYLES))
def test_once_is_enough(text: str, wanted: EnglishSettings) -> None:
    once = conform(text, wanted, source="ở Lạng Sơn")
    assert conform(once.text, wanted, source="ở Lạng Sơn").changes == ()
    _is_true(text, once)


@settings(deadline=None)
@given(text=TEXT, wanted=st.sampled_from(STYLES), data=st.data())
def test_what_is_fixed_stays(text: str, wanted: EnglishSettings, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = conform(text, wanted, fixed=[(start, end)] if start < end else [])
    assert found.text[found.place(start) : found.place(end)] == text[start:end] or start == end
    _is_true(text, found)


def _is_true(text: str, found: Conformed) -> None:
    for change in found.changes:
        assert text[change.start : change.end] == change.old
        assert found.text[found.place(change.start) : found.place(change.end)] == change.new
    assert found.place(len(text)) == len(found.text)


@settings(deadline=None)
@given(text=TEXT)
def test_nothing_is_asked_for_by_default(text: str) -> None:
    assert conform(text, EnglishSettings()) == Conformed(text)


def test_terms_are_left_alone_and_their_places_move() -> None:
    text = "In 12500 Labor Party labor."
    hit = TermHit(0, 4, "đảng", "đảng", Tier.EXACT)
    use = TermUse(hit, Outcome.HONOURED, "Labor Party labor", 9, 26)
    lost = TermUse(hit, Outcome.MISSING)
    wanted = EnglishSettings(spelling="british", numbers="comma", bodies="lower")
    said, uses = after_translation(text, "", (use, lost), wanted)
    assert said == "In 12,500 Labor Party labor."
    assert said[uses[0].start : uses[0].end] == "Labor Party labor"
    assert (uses[1].start, term_spans(uses)) == (-1, [(10, 27)])
    assert after_translation("none", "", (use,), wanted) == ("none", (use,))


def test_the_check_spares_what_the_term_base_fixes() -> None:
    glossary = Glossary((Entry("lao động", "lao động", "labor"),))
    pair = Pair("Lao động là danh dự.", "labor is an honor")
    free = Setting(english=style("spelling", "british"))
    bound = Setting(glossary=glossary, english=style("spelling", "british"))
    for setting, accused in ((free, ["labor", "honor"]), (bound, ["honor"])):
        found = create_each("house-style", setting).find(pair)
        assert [pair.target[one.start : one.end] for one in found] == accused
    assert not list(
        create_each("house-style", Setting("en", "vi", english=free.english)).find(pair)
    )


def test_the_lists_are_consistent() -> None:
    assert not set(AMERICAN) & set(AMERICAN.values())
    assert not set(IZE) & set(IZE.values())
    assert len(set(AMERICAN.values())) == len(AMERICAN)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[english]\nspelling = "welsh"', "'spelling' cannot be 'welsh'; say british or oxford"),
        ("[english]\nspelling = 1", "'spelling' must be a text in quotes"),
        ('[english]\nspeling = "british"', "there is no setting 'speling'; did you mean spelling"),
        ('[orthography]\ntones = "middle"', "'tones' cannot be 'middle'; say old or new"),
    ],
)
def test_settings_are_checked(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "align.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load_settings(tmp_path)
    assert told in str(error.value)


def test_settings_are_read(tmp_path: Path) -> None:
    text = '[english]\nspelling = "oxford"\nnames = "drop"\n[orthography]\ntones = "new"'
    (tmp_path / "align.toml").write_text(text, encoding="utf-8")
    found = load_settings(tmp_path)
    assert found.english == EnglishSettings(names="drop", spelling="oxford")
    assert found.orthography.tones == "new"
