"""What can be done in the list of words that were perhaps misread."""

from align.tui.action import Action

_MOVING = (
    Action("misread.next-word", "Next word", "Go to the next word.", "down", "step(1)"),
    Action("misread.previous-word", "Previous word", "Go to the word before.", "up", "step(-1)"),
    Action("misread.next-page", "Next page", "Go down a page.", "pagedown", "page(1)"),
    Action("misread.previous-page", "Previous page", "Go up a page.", "pageup", "page(-1)"),
    Action("misread.first-word", "First word", "Go to the surest word.", "home", "edge(False)"),
    Action("misread.last-word", "Last word", "Go to the last word.", "end", "edge(True)"),
    Action(
        "misread.next-place",
        "Next place",
        "Choose the next place where this word stands.",
        "right",
        "choose(1)",
    ),
    Action(
        "misread.previous-place",
        "Previous place",
        "Choose the place before where this word stands.",
        "left",
        "choose(-1)",
    ),
    Action(
        "misread.toggle-decided",
        "Decided too",
        "Show what is decided as well, or only what is open.",
        "f",
        "toggle_decided",
    ),
    Action(
        "misread.go-to",
        "Go there",
        "Go back to the editor, to the segment of the chosen place.",
        "g",
        "go_to",
        footer=True,
    ),
    Action(
        "misread.look-again", "Look again", "Look through the project anew.", "f5", "look_again"
    ),
)
_DECIDING = (
    Action(
        "misread.accept-place",
        "Accept",
        "Put the proposal into the source at the chosen place.",
        "enter,ctrl+enter,ctrl+j,a",
        "decide_place(True)",
        footer=True,
        writes=True,
    ),
    Action(
        "misread.accept-alike",
        "Accept alike",
        "Put the proposal in wherever the project has the same word so.",
        "A,ctrl+a",
        "decide_alike(True)",
        footer=True,
        writes=True,
    ),
    Action(
        "misread.reject-place",
        "Reject",
        "Let the word stand at the chosen place; it is not asked again.",
        "r,delete",
        "decide_place(False)",
        footer=True,
        writes=True,
    ),
    Action(
        "misread.reject-alike",
        "Reject alike",
        "Let the word stand wherever the project has it so.",
        "R,ctrl+r",
        "decide_alike(False)",
        footer=True,
        writes=True,
    ),
    Action(
        "misread.accept-certain",
        "Accept certain",
        "Accept every certain suggestion that is open, in one step.",
        "c",
        "accept_certain",
        writes=True,
    ),
    Action(
        "misread.reopen-place",
        "Reopen",
        "Take back what was decided about the chosen place.",
        "o",
        "decide_place(None)",
        writes=True,
    ),
    Action(
        "misread.undo-decision",
        "Undo",
        "Take the last decision back.",
        "u,ctrl+z,alt+z",
        "undo",
        footer=True,
        writes=True,
    ),
)

ACTIONS: tuple[Action, ...] = (
    *_MOVING,
    *_DECIDING,
    Action("misread.show-help", "Help", "Show all actions and their keys.", "f1", "help"),
    Action("misread.close-list", "Back", "Go back to the editor.", "escape", "close", footer=True),
)
