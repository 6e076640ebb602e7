import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.session.assist import Completion
from align.session.assist.following import behind, unfinished

LETTERS = st.text("abơưố \u0301\u0323d'.,", max_size=12)
TEXT = LETTERS.map(lambda text: unicodedata.normalize("NFC", text))


@given(TEXT, LETTERS)
def test_word_by_word_is_the_whole(typed: str, answer: str) -> None:
    state = whole = Completion(typed).offered(typed, answer)
    for _ in range(len(answer) + 1):
        state = state.accepted_word()
    assert state == whole.accepted()
    assert not state.shown


@given(TEXT, LETTERS)
def test_nothing_typed_is_changed(typed: str, answer: str) -> None:
    state = Completion(typed).offered(typed, answer)
    for one in (state, state.accepted_word(), state.accepted(), state.dismissed()):
        assert one.typed.startswith(typed)
        assert unicodedata.is_normalized("NFC", one.typed + one.shown)


@given(TEXT, LETTERS, LETTERS)
def test_typing_that_agrees_leaves_the_rest(typed: str, answer: str, after: str) -> None:
    state = Completion(typed).offered(typed, answer)
    moved = state.moved(typed + after)
    assert moved.typed == unicodedata.normalize("NFC", typed + after)
    if moved.shown:
        assert moved.typed + moved.shown == state.typed + state.shown


@given(TEXT, LETTERS, st.integers(0, 12))
def test_letter_by_letter_is_the_whole(typed: str, answer: str, steps: int) -> None:
    state = Completion(typed).offered(typed, answer)
    whole = state.typed + state.shown
    for end in range(len(typed), len(whole) + 1):
        state = state.moved(whole[:end])
        assert state.typed == whole[:end]
        # Within a letter of several marks nothing can be shown.
        assert state.shown in ("", whole[end:])
    assert not state.shown


@pytest.mark.parametrize(
    ("typed", "asked", "answer", "shown"),
    [
        ("The prov", "The prov", "ince was", "ince was"),
        ("The provi", "The prov", "ince was", "nce was"),
        ("The prom", "The prov", "ince was", ""),
        ("The", "The prov", "ince was", ""),
        ("The", "The", "", ""),
        ("The", "The", "  ", ""),
        ("The", "The", " rice  ", " rice"),
        ("co", "co", "\u0301 mat", ""),
        ("", "", "All of it.", "All of it."),
    ],
)
def test_an_answer_is_taken_where_it_still_fits(
    typed: str, asked: str, answer: str, shown: str
) -> None:
    assert Completion(typed).offered(asked, answer) == Completion(typed, shown)


def test_a_late_answer_leaves_what_is_shown() -> None:
    state = Completion("The rice", " is good")
    assert state.offered("The pro", "vince") == state
    assert state.offered("The", "") == state
    assert state.offered("The rice", "") == Completion("The rice")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The pr", "ovince was"),
        ("The", " province was"),
        ("The rice", ""),
        ("A pr", ""),
        ("The province was", ""),
        ("", "The province was"),
    ],
)
def test_the_cursor_moves(text: str, shown: str) -> None:
    assert Completion("The ", "province was").moved(text) == Completion(text, shown)


def test_words_are_taken_with_the_space_before_them() -> None:
    state = Completion("The prov", "ince, at last, rose.")
    taken = []
    while state.shown:
        taken.append(state.word)
        state = state.accepted_word()
    assert taken == ["ince,", " at", " last,", " rose."]


def test_dismissed_is_silent() -> None:
    state = Completion("The", " rice").dismissed()
    assert state == Completion("The")
    assert state.accepted() == state.accepted_word() == state


@pytest.mark.parametrize(
    ("answer", "typed", "rest"),
    [
        ("The rice is good.", "The ri", "ce is good."),
        ("The rice is good.", "The  rice", " is good."),
        ("The rice is good.", "The rice  ", "is good."),
        ("The rice, too", "The rice ", None),
        ("The rice", "The rice", ""),
        ("The rice", "The rice ", ""),
        ("The rice", "The corn", None),
        ("The", "The rice", None),
        ("Wait... no", "Wait…", " no"),
        ("½ of", "1", None),
        ("anything", "", "anything"),
        ("x", " ", None),
    ],
)
def test_where_an_answer_goes_on(answer: str, typed: str, rest: str | None) -> None:
    assert behind(answer, typed) == rest


@given(TEXT, TEXT)
def test_what_begins_with_the_typed_goes_on_behind_it(typed: str, rest: str) -> None:
    assert behind(typed + rest, typed) == rest


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("The prov", ("The ", "prov")),
        ("The ", ("The ", "")),
        ("rice, ", ("rice, ", "")),
        ("rice,", ("rice,", "")),
        ("the Party's so-ca", ("the Party's ", "so-ca")),
        ("", ("", "")),
        ("Th", ("", "Th")),
    ],
)
def test_the_unfinished_word(typed: str, parts: tuple[str, str]) -> None:
    assert unfinished(typed) == parts
