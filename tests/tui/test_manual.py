from tests.tui.manual import MANUAL, with_keys


def test_the_manual_shows_the_keys_as_they_are() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    assert with_keys(text) == text
