"""Alt and a letter as terminals send them: whole, in parts, in haste, over a slow line."""

import os
import sys
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key
from textual.message import Message

from align.tui import alt_keys
from align.tui.alt_keys import KeyParser, tell_apart


class Clock:
    """Time and a terminal that only move when they are told."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self.unread = False
        patch.setattr("textual._parser.get_time", lambda: self.now)
        patch.setattr(alt_keys, "get_time", lambda: self.now)
        patch.setattr(alt_keys, "_more_waits", lambda: self.unread)

    def after(self, seconds: float, parser: KeyParser) -> list[str]:
        """Let time pass, then ask the parser what it gives up."""
        self.now += seconds
        return names(parser.tick())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    yield Clock(monkeypatch)


def names(events: object) -> list[str]:
    assert isinstance(events, Iterator | list | tuple)
    return [event.key for event in events if isinstance(event, Key)]


def texts(events: list[Message]) -> str:
    """Return what a field would type."""
    keys = [event for event in events if isinstance(event, Key)]
    return "".join(key.character or "" for key in keys if key.is_printable)


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1bn\x1bn\x1bp", ["alt+n", "alt+n", "alt+p"]),
        ("\x1bna", ["alt+n", "a"]),
        ("\x1bb\x1bf", ["ctrl+left", "ctrl+right"]),
        ("\x1b[A\x1bOS\x1bz", ["up", "f4", "alt+z"]),
        ("\x1bN\x1bnN", ["alt+shift+n", "alt+n", "N"]),
        ("\x1bđ\x1bĐ\x1b1đ", ["alt+đ", "alt+shift+đ", "alt+1", "đ"]),
        ("\x1b,\x1b ,", ["alt+comma", "alt+space", "comma"]),
        ("\x1b\x1bn", ["escape", "alt+n"]),
        ("\x1b\r\x1b\n", ["enter", "ctrl+j"]),
        ("\x1b\t\x1b\x7f", ["shift+tab", "ctrl+w"]),
        ("\x1b[\x1bO\x1bna", ["alt+n", "a"]),
        ("\x1b[110;3u", ["alt+n"]),
    ],
)
def test_what_comes_fast(sent: str, keys: list[str]) -> None:
    whole, by_one = KeyParser(), KeyParser()
    assert names(whole.feed(sent)) == keys
    assert [key for one in sent for key in names(by_one.feed(one))] == keys


def test_letter_that_has_come_is_read_before_time_runs_out(clock: Clock) -> None:
    """The machine was busy between Escape and the letter, for longer than anybody waits."""
    parser = KeyParser(slack=0)
    assert names(parser.feed("\x1b")) == []
    clock.unread = True
    assert clock.after(5, parser) == []
    assert names(parser.feed("n")) == ["alt+n"]


def test_escape_alone_is_a_key(clock: Clock) -> None:
    parser = KeyParser(slack=0)
    assert names(parser.feed("\x1b")) == []
    assert clock.after(0.09, parser) == []
    assert clock.after(0.02, parser) == ["escape"]
    assert names(parser.feed("n")) == ["n"]


@pytest.mark.parametrize(
    ("environment", "seconds", "keys"),
    [
        ({}, 0.15, ["escape"]),
        ({"SSH_CONNECTION": "::1 2 ::1 22"}, 0.25, []),
        ({"SSH_TTY": "/dev/pts/0"}, 0.25, []),
        ({"SSH_TTY": "/dev/pts/0"}, 0.35, ["escape"]),
        ({"SSH_TTY": "/dev/pts/0", "ESCDELAY": "100"}, 0.15, ["escape"]),
    ],
)
def test_over_a_line_the_letter_has_longer(
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    seconds: float,
    keys: list[str],
) -> None:
    for name in ("SSH_CONNECTION", "SSH_TTY", "ESCDELAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    parser = KeyParser()
    assert names(parser.feed("\x1b")) == []
    assert clock.after(seconds, parser) == keys
    assert names(parser.feed("n")) == (["n"] if keys else ["alt+n"])


def test_longer_sequence_has_time_to_arrive(clock: Clock) -> None:
    parser = KeyParser(slack=0)
    for part in ("\x1b", "[", "1;"):
        assert names(parser.feed(part)) == []
        assert clock.after(0.09 if part == "\x1b" else 0.9, parser) == []
    assert names(parser.feed("5A")) == ["ctrl+up"]
    assert names(parser.feed("\x1b[1;")) == []
    assert clock.after(2, parser) == []
    assert names(parser.feed("a")) == ["a"]


@given(
    st.lists(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=8)
)
def test_key_with_alt_is_never_text(letters: list[str]) -> None:
    parser = KeyParser(slack=0)
    sent = "".join(f"\x1b{letter}" for letter in letters if letter not in "[O")
    assert not sent or texts(list(parser.feed(sent))) == ""
    assert texts(list(parser.feed("ế"))) == "ế"


def test_more_waits_asks_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading) as terminal, os.fdopen(writing, "w") as typist:
        monkeypatch.setattr(sys, "__stdin__", terminal)
        assert not alt_keys._more_waits()
        typist.write("n")
        typist.flush()
        assert alt_keys._more_waits()
    assert not alt_keys._more_waits()
    monkeypatch.setattr(sys, "__stdin__", None)
    assert not alt_keys._more_waits()


def test_drivers_read_so() -> None:
    drivers = [import_module(f"textual.drivers.{name}_driver") for name in ("linux", "web")]
    tell_apart()
    assert [driver.XTermParser for driver in drivers] == [KeyParser] * 2
