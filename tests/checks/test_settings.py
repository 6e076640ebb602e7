from pathlib import Path

import pytest

from align.errors import SettingsError
from align.settings import ChecksSettings, load_settings


@pytest.fixture(autouse=True)
def _no_file_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_the_table_of_checks(tmp_path: Path) -> None:
    assert load_settings(tmp_path).checks == ChecksSettings()
    text = '[checks]\nprofile = "strict"\nskip = ["edges"]\n[memory]\nminimum = 80\n'
    (tmp_path / "align.toml").write_text(text)
    settings = load_settings(tmp_path)
    assert settings.checks == ChecksSettings("strict", ("edges",))
    assert settings.memory.minimum == 80


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("checks = 1", "'checks' must be a table"),
        ("[checks]\nprofil = 'x'", "did you mean profile"),
        ("[checks]\nskip = 'x'", "'skip' must be a list of texts"),
    ],
)
def test_a_wrong_table(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "align.toml").write_text(text)
    with pytest.raises(SettingsError, match=message):
        load_settings(tmp_path)
