"""The table ``[keys]`` and the theme in ``align.toml``."""

from pathlib import Path

import pytest

from align.errors import SettingsError
from align.settings import KeySettings, load_settings


@pytest.fixture(autouse=True)
def user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config" / "align").mkdir(parents=True)
    return tmp_path / "config" / "align" / "align.toml"


def test_the_file_of_the_folder_adds_to_that_of_the_person(user: Path, tmp_path: Path) -> None:
    assert load_settings(tmp_path).keys == KeySettings()
    user.write_text('theme = "light"\n[keys]\npreset = "memoq"\n"a.b" = "f5"\n"a.c" = "f6"\n')
    here = tmp_path / "align.toml"
    here.write_text('[keys]\n"a.b" = ""\n"a.d" = "f7"\n')
    settings = load_settings(tmp_path)
    assert settings.theme == "light"
    assert settings.keys.preset == "memoq"
    assert dict(settings.keys.map) == {"a.b": "", "a.c": "f6", "a.d": "f7"}
    assert settings.keys.where == str(here)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("keys = 1", "'keys' must be a table"),
        ("theme = 1", "'theme' must be a text"),
        ('[keys]\n"a.b" = ["f5"]', "'a.b' must be a text in quotes"),
        ('[keys]\na.b = "f5"', "'a' must be a text in quotes; write .* the id in quotes"),
        ("[keys]\npreset = 1", "'preset' must be a text"),
    ],
)
def test_wrong_ones(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "align.toml").write_text(text)
    with pytest.raises(SettingsError, match=message):
        load_settings(tmp_path)
