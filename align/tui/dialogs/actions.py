"""What can be done in the dialogs of the editor that are no forms."""

from align.tui.action import Action

SPLIT: tuple[Action, ...] = (
    Action("dialog.cut-right", "Letter right", "Move the cut a letter on.", "right", "cut(1)"),
    Action("dialog.cut-left", "Letter left", "Move the cut a letter back.", "left", "cut(-1)"),
    Action(
        "dialog.cut-word-right",
        "Word right",
        "Move the cut to the next word.",
        "ctrl+right,alt+f,down",
        "cut_word(1)",
        footer=True,
    ),
    Action(
        "dialog.cut-word-left",
        "Word left",
        "Move the cut to the word before.",
        "ctrl+left,alt+b,up",
        "cut_word(-1)",
        footer=True,
    ),
    Action("dialog.make-cut", "Split", "Cut here.", "enter,ctrl+j,f10", "carry_out", footer=True),
    Action("dialog.close-cut", "Cancel", "Leave it whole.", "escape", "cancel", footer=True),
)

_SCROLLING = (
    Action("dialog.scroll-down", "Down", "Scroll down.", "down", "scroll_list(1)"),
    Action("dialog.scroll-up", "Up", "Scroll up.", "up", "scroll_list(-1)"),
    Action("dialog.page-down", "Page down", "Scroll down a page.", "pagedown", "page_list(1)"),
    Action("dialog.page-up", "Page up", "Scroll up a page.", "pageup", "page_list(-1)"),
)

PREVIEW: tuple[Action, ...] = (
    *_SCROLLING,
    Action(
        "dialog.replace-all",
        "Replace all",
        "Change what is listed; it can be undone in one step.",
        "y,ctrl+enter,ctrl+j,f10",
        "answer(True)",
        footer=True,
    ),
    Action("dialog.replace-none", "Cancel", "Change nothing.", "escape,n", "answer(False)", True),
)

CONCORDANCE: tuple[Action, ...] = (
    Action("dialog.next-hit", "Next hit", "Go to the next hit.", "down", "move(1)"),
    Action("dialog.previous-hit", "Previous hit", "Go to the hit before.", "up", "move(-1)"),
    Action("dialog.next-hits", "Page down", "Go on by a page of hits.", "pagedown", "move(5)"),
    Action("dialog.previous-hits", "Page up", "Go back by a page of hits.", "pageup", "move(-5)"),
    Action(
        "dialog.insert-hit",
        "Insert",
        "Put the translation of this hit in at the cursor of the editor.",
        "enter,ctrl+enter,ctrl+j",
        "insert_hit",
        footer=True,
    ),
    Action(
        "dialog.toggle-exact",
        "Exact",
        "Find only what is written just so, or whatever its case and diacritics.",
        "f4,alt+e",
        "toggle_exact",
        footer=True,
    ),
    Action(
        "dialog.toggle-side",
        "Other side",
        "Search the translations, or the sources again.",
        "f6,alt+t",
        "toggle_side",
        footer=True,
    ),
    Action("dialog.close-search", "Close", "Insert nothing.", "escape", "cancel", footer=True),
)

HELP: tuple[Action, ...] = (
    *_SCROLLING,
    Action("dialog.close-help", "Close", "Go back.", "escape,f1", "close", footer=True),
)
