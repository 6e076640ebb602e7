"""Text can be read in every theme: contrast as WCAG 2.2 counts it."""

import asyncio
from itertools import product

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from align.errors import SettingsError
from align.tui.themes import THEMES, register

_PAPERS = ("background", "surface", "panel")
_INKS = (
    "foreground",
    "text",
    "text-muted",
    "text-disabled",
    "text-primary",
    "text-secondary",
    "text-success",
    "text-warning",
    "text-error",
    "text-accent",
    "link-color",
)
_PAIRS = (
    *product(_INKS, _PAPERS),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    *(("button-color-foreground", m) for m in ("primary", "success", "warning", "error")),
)


def luminance(colour: Color) -> float:
    """Relative luminance, WCAG 2.2, section 'relative luminance'."""
    parts = [part / 255 for part in colour.rgb]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "paper"), _PAIRS)
def test_text_can_be_read(theme: Theme, ink: str, paper: str) -> None:
    variables = theme.to_color_system().generate()
    over = Color.parse(variables["background"])
    ground = over + Color.parse(variables[paper])
    text = ground + Color.parse(variables[ink])
    needed = 7.0 if "contrast" in theme.name else 4.5
    assert contrast(text, ground) >= needed


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color.parse("#fff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("wanted", "no_color", "name"),
    [
        ("", False, "align-dark"),
        ("", True, "align-high-contrast"),
        ("light", False, "align-light"),
        ("align-light", True, "align-light"),
        ("nord", False, "nord"),
    ],
)
def test_theme_follows_settings_and_no_color(
    wanted: str, no_color: bool, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    else:
        monkeypatch.delenv("NO_COLOR", raising=False)
    app: App[None] = App()
    register(app, wanted)
    assert app.theme == name


def test_wrong_theme_is_one_sentence() -> None:
    with pytest.raises(SettingsError, match="there is no theme 'ligth'; use align-light"):
        register(App[None](), "ligth")


def test_every_theme_is_put_on() -> None:
    async def walk() -> None:
        app: App[None] = App()
        register(app)
        async with app.run_test(size=(40, 10)) as pilot:
            for theme in THEMES:
                app.theme = theme.name
                await pilot.pause()

    asyncio.run(walk())
