"""Light, dark and high contrast; a colour stands for a meaning, and never stands alone.

``$success`` confirmed, ``$warning`` draft or doubtful, ``$error`` finding or forbidden term,
``$accent`` term and key, ``$secondary`` memory, ``$primary`` the frame and the cursor.  As the
colour of a text take the ``$text-…`` variant of each: those are tested against WCAG 2.2 (1.4.3:
4.5 to 1; high contrast 1.4.6: 7 to 1) on ``$background``, ``$surface`` and ``$panel``.
"""

import os
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from textual.app import App
from textual.theme import Theme

from align.errors import SettingsError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Palette:
    """The colours of one theme; ``inks`` are for text, by meaning."""

    name: str
    dark: bool
    paper: tuple[str, str, str]
    """Background, surface, panel."""
    ink: str
    quiet: str
    inks: dict[str, str]
    cursor: tuple[str, str]
    """Ink and ground of the row with the cursor."""
    selection: str


def _theme(colours: _Palette) -> Theme:
    background, surface, panel = colours.paper
    ink, ground = colours.cursor
    return Theme(
        name=colours.name,
        dark=colours.dark,
        background=background,
        surface=surface,
        panel=panel,
        foreground=colours.ink,
        primary=colours.inks["primary"],
        secondary=colours.inks["secondary"],
        success=colours.inks["success"],
        warning=colours.inks["warning"],
        error=colours.inks["error"],
        accent=colours.inks["accent"],
        variables={
            **{f"text-{meaning}": tone for meaning, tone in colours.inks.items()},
            "text": colours.ink,
            "text-muted": colours.quiet,
            "text-disabled": colours.quiet,
            "foreground-muted": colours.quiet,
            "foreground-disabled": colours.quiet,
            "block-cursor-foreground": ink,
            "block-cursor-background": ground,
            "block-cursor-blurred-foreground": colours.ink,
            "block-cursor-blurred-background": panel,
            "button-color-foreground": background,
            "footer-key-foreground": colours.inks["accent"],
            "input-cursor-foreground": background,
            "input-cursor-background": colours.ink,
            "input-selection-foreground": colours.ink,
            "input-selection-background": colours.selection,
            "link-color": colours.inks["primary"],
        },
    )


THEMES: tuple[Theme, ...] = tuple(
    map(
        _theme,
        (
            _Palette(
                "align-dark",
                True,
                ("#14181d", "#1b2027", "#252c35"),
                "#e4e7ea",
                "#a9b2bc",
                {
                    "primary": "#7ab8f5",
                    "secondary": "#a8b8e8",
                    "success": "#7fd08f",
                    "warning": "#f0c060",
                    "error": "#ff9a94",
                    "accent": "#d7a6f2",
                },
                ("#0d1116", "#7ab8f5"),
                "#3a4f69",
            ),
            _Palette(
                "align-light",
                False,
                ("#fdfdfb", "#f3f4f2", "#e6e9ec"),
                "#1b1f24",
                "#4b535c",
                {
                    "primary": "#0a4f94",
                    "secondary": "#3c4a8c",
                    "success": "#12602c",
                    "warning": "#774700",
                    "error": "#a3121c",
                    "accent": "#6b2594",
                },
                ("#ffffff", "#0a4f94"),
                "#bcd6f2",
            ),
            _Palette(
                "align-high-contrast",
                True,
                ("#000000", "#000000", "#141414"),
                "#ffffff",
                "#e0e0e0",
                {
                    "primary": "#8fd0ff",
                    "secondary": "#c8d4ff",
                    "success": "#7dff9b",
                    "warning": "#ffe14d",
                    "error": "#ffb3ae",
                    "accent": "#f0c0ff",
                },
                ("#000000", "#ffff66"),
                "#1f3f8f",
            ),
        ),
    )
)
"""Dark, light, high contrast."""


def register(app: App[T], wanted: str = "") -> None:
    """Offer the themes in an application and put one on.

    Args:
        app: any application.
        wanted: name from the settings, with or without ``align-``; empty: high contrast where
            NO_COLOR is set (Textual shows shades of grey then), dark elsewhere.

    Raises:
        SettingsError: there is no such theme.
    """
    for theme in THEMES:
        app.register_theme(theme)
    name = wanted or ("high-contrast" if _no_colour(app) else "dark")
    there = [name, f"align-{name}"]
    found = next((one for one in there if one in app.available_themes), None)
    if found is None:
        close = get_close_matches(f"align-{name}", app.available_themes, n=1)
        known = close or [theme.name for theme in THEMES]
        raise SettingsError(f"there is no theme '{name}'", hint=f"use {' or '.join(known)}")
    app.theme = found


def _no_colour(app: App[T]) -> bool:
    # The application takes the variable out of the environment when it begins.
    return app.no_color or bool(os.environ.get("NO_COLOR"))
