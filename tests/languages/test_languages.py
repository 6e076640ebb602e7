import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.languages import Language, language


@pytest.fixture(params=["vi", "en", "xx"])
def room(request: pytest.FixtureRequest) -> Language:
    return language(request.param)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("vi", "Vietnamese"),
        ("vi-VN", "Vietnamese"),
        ("VI_vn", "Vietnamese"),
        ("en-GB", "English"),
        ("fr", "any language"),
        ("", "any language"),
    ],
)
def test_a_code_gives_its_language(code: str, name: str) -> None:
    assert language(code).name == name
    assert language(code).code == code


@settings(deadline=None)
@given(text=st.text())
def test_pieces_are_the_text(text: str) -> None:
    for code in ("vi", "en", "xx"):
        pieces = language(code).pieces(text)
        assert "".join(pieces) == text
        assert len(pieces) % 2 == 1


@settings(deadline=None)
@given(text=st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    for code in ("vi", "en", "xx"):
        for token in language(code).tokens(text):
            assert text[token.start : token.end] == token.text != ""


def test_an_underscore_is_a_mark(room: Language) -> None:
    assert [token.text for token in room.tokens("_a_ b_c")] == ["a", "b", "c"]


def test_uncomposed_text_is_not_cut_inside_a_letter(room: Language) -> None:
    assert [token.text for token in room.tokens("ti\u0309nh u\u0309y")] == [
        "ti\u0309nh",
        "u\u0309y",
    ]


@settings(deadline=None)
@given(syllable=st.text(min_size=1))
def test_a_key_is_its_own_key(syllable: str) -> None:
    for code in ("vi", "en", "xx"):
        room = language(code)
        assert room.fold(room.fold(syllable)) == room.fold(syllable)
        assert room.skeleton(room.skeleton(syllable)) == room.skeleton(syllable)


def test_a_language_without_peculiarities_claims_nothing() -> None:
    room = language("xx")
    assert room.inflections("cat", "noun") == ()
    assert room.article("cat") == ""
    assert room.without_article("the cat") == "the cat"
    assert room.capitalised("cat") == "Cat"
    assert not room.attested("a", "b")
    assert not room.is_particle("a")
