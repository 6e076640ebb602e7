"""Everything a person can do in the editor; see ``align.tui.action``."""

from align.tui.action import Action

_MOVING = (
    Action(
        "editor.confirm-segment",
        "Confirm",
        "Confirm the translation and go to the next segment that needs work.",
        "ctrl+enter,ctrl+j,enter",
        "confirm",
        footer=True,
        writes=True,
    ),
    Action(
        "editor.find-open",
        "Next open",
        "Go to the next segment that is neither confirmed nor locked.",
        "ctrl+g",
        "find_open",
        footer=True,
    ),
    Action(
        "editor.next-segment",
        "Next segment",
        "Go to the next segment in view.",
        "alt+n,f8,ctrl+down",
        "step(1)",
    ),
    Action(
        "editor.previous-segment",
        "Previous segment",
        "Go to the previous segment in view.",
        "alt+p,shift+f8,ctrl+up",
        "step(-1)",
    ),
    Action(
        "editor.page-down", "Page down", "Go down by a page of the list.", "pagedown", "page(1)"
    ),
    Action("editor.page-up", "Page up", "Go up by a page of the list.", "pageup", "page(-1)"),
    Action(
        "editor.first-segment",
        "First segment",
        "Go to the first segment in view.",
        "ctrl+home",
        "edge(False)",
    ),
    Action(
        "editor.last-segment",
        "Last segment",
        "Go to the last segment in view.",
        "ctrl+end",
        "edge(True)",
    ),
    Action(
        "editor.go-to",
        "Go to number",
        "Go to a segment of the document by its number.",
        "ctrl+l",
        "go_to",
    ),
    Action(
        "editor.next-bookmark",
        "Next bookmark",
        "Go to the next segment with a bookmark.",
        "f2",
        "next_bookmark",
    ),
)

_INSERTING = (
    Action(
        "editor.insert-match",
        "Insert match",
        "Put the chosen match of the memories in place of the translation.",
        "ctrl+t,alt+v",
        "insert_match(0)",
        footer=True,
        writes=True,
    ),
    Action(
        "editor.next-match", "Next match", "Choose the next match.", "alt+down", "choose_match(1)"
    ),
    Action(
        "editor.previous-match",
        "Previous match",
        "Choose the previous match.",
        "alt+up",
        "choose_match(-1)",
    ),
    *(
        Action(
            f"editor.insert-match-{number}",
            f"Insert match {number}",
            f"Put match {number} in place of the translation.",
            # Only terminals with the kitty protocol deliver it; Ctrl+T does the same.
            f"ctrl+{number}",
            f"insert_match({number})",
            writes=True,
        )
        for number in range(1, 10)
    ),
    Action(
        "editor.insert-draft",
        "Insert draft",
        "Put the draft of the machine in place of the translation.",
        "alt+m",
        "insert_draft",
        writes=True,
    ),
    Action(
        "editor.copy-source",
        "Copy source",
        "Put the source in place of the translation.",
        "alt+s,ctrl+insert",
        "copy_source",
        writes=True,
    ),
    Action(
        "editor.insert-term",
        "Insert term",
        "Put a term of this segment at the cursor, one that is missing first.",
        "alt+i",
        "insert_term",
        writes=True,
    ),
    Action(
        "editor.accept-completion",
        "Accept completion",
        "Take all of the dimmed completion over.",
        "alt+w",
        "accept_completion",
        writes=True,
    ),
    Action(
        "editor.hide-completion",
        "Hide completion",
        "Show no completion until something else is typed.",
        "escape",
        "hide_completion",
    ),
    Action(
        "editor.redraft-segment",
        "Translate again",
        "Let the engine translate this segment with the term base as it is now.",
        "alt+t",
        "redraft",
        writes=True,
    ),
    Action(
        "editor.translate-rest",
        "Translate the rest",
        "Let the engine translate what has no translation yet; again to stop.",
        "f10",
        "translate_rest",
        writes=True,
    ),
)

_TERMS = (
    Action(
        "editor.search-memories",
        "Concordance",
        "Look the selected words, or others, up in the memories.",
        "f3,ctrl+k",
        "search_memories",
    ),
    Action(
        "editor.add-term",
        "Add term",
        "Add a term to the term base.",
        "alt+g",
        "add_term",
        writes=True,
    ),
    Action(
        "editor.edit-term",
        "Edit term",
        "Change a term of this segment in the term base.",
        "alt+e",
        "edit_term",
        writes=True,
    ),
    Action(
        "editor.override-term",
        "Override term",
        "Release a term in this segment, with a reason.",
        "alt+o",
        "override_term",
        writes=True,
    ),
    Action(
        "editor.enforce-term",
        "Enforce term",
        "Hold a released term to the term base again.",
        "alt+k",
        "enforce_term",
        writes=True,
    ),
)

_CHANGING = (
    Action(
        "editor.split-segment",
        "Split",
        "Make two segments of this one, at a place of the source and at the cursor.",
        "alt+x",
        "split",
        writes=True,
    ),
    Action(
        "editor.join-next",
        "Join",
        "Make one segment of this one and the next.",
        "alt+j",
        "join_next",
        writes=True,
    ),
    Action(
        "editor.undo-command",
        "Undo command",
        "Take the last command back (Ctrl+Z takes back letters).",
        "alt+z",
        "undo_command",
        writes=True,
    ),
    Action(
        "editor.redo-command",
        "Redo command",
        "Do the command again that was taken back.",
        "alt+y",
        "redo_command",
        writes=True,
    ),
    Action("editor.edit-note", "Note", "Write a note.", "alt+c", "edit_note", writes=True),
    Action(
        "editor.lock-segment",
        "Lock",
        "Lock the segment against changes, or unlock it.",
        "alt+l",
        "toggle_lock",
        writes=True,
    ),
    Action(
        "editor.bookmark-segment",
        "Bookmark",
        "Put a bookmark here, or take it away.",
        # Terminals send Alt+B and Alt+F for a word to the left and to the right.
        "ctrl+b,ctrl+f3",
        "toggle_bookmark",
        writes=True,
    ),
    Action(
        "editor.propagate-translation",
        "Propagate",
        "Give the confirmed translation to every segment with the same source.",
        "alt+r",
        "propagate",
        writes=True,
    ),
    Action(
        "editor.replace-text",
        "Replace",
        "Replace a text in all translations, after a preview.",
        "ctrl+r",
        "replace",
        writes=True,
    ),
    Action(
        "editor.next-finding",
        "Next finding",
        "Mark the next place in which a check found something.",
        "f9,alt+q",
        "next_finding",
    ),
    Action(
        "editor.apply-fix",
        "Apply fix",
        "Put the repair of the marked finding in.",
        "alt+u,ctrl+f9",
        "apply_fix",
        writes=True,
    ),
)

_MISREAD = (
    Action(
        "editor.accept-reading",
        "Accept reading",
        "Put the proposal for the first word of this source that was perhaps misread in.",
        "f6",
        "accept_reading",
        writes=True,
    ),
    Action(
        "editor.reject-reading",
        "Reject reading",
        "Let the first word of this source that was perhaps misread stand.",
        "ctrl+f6",
        "reject_reading",
        writes=True,
    ),
    Action(
        "editor.accept-readings",
        "Accept readings alike",
        "Put the same in wherever the project has this word so, in one step.",
        "",
        "accept_readings",
        writes=True,
    ),
    Action(
        "editor.reject-readings",
        "Reject readings alike",
        "Let this word stand wherever the project has it so.",
        "",
        "reject_readings",
        writes=True,
    ),
    Action(
        "editor.list-misread",
        "Misread words",
        "See every word of the project that was perhaps misread.",
        "shift+f6,ctrl+f12",
        "list_misread",
    ),
)

_LOOKING = (
    Action(
        "editor.filter-segments",
        "Filter",
        "Show only segments that meet conditions.",
        "ctrl+f",
        "filter",
        footer=True,
    ),
    Action("editor.show-all", "Show all", "Take the filter away.", "f5", "show_all"),
    Action(
        "editor.sort-doubt",
        "Sort by doubt",
        "Show the least sure segments first, or the order of the document again.",
        "alt+d",
        "toggle_doubt",
    ),
    Action(
        "editor.next-pane",
        "Next pane",
        "Show the next pane where there is room for one only.",
        "f4",
        "next_pane",
    ),
    Action(
        "editor.review-alignment",
        "Review alignment",
        "See the pairs of an aligned project side by side.",
        "alt+a",
        "review_alignment",
    ),
)

_PROJECT = (
    Action(
        "editor.export-project",
        "Export",
        "Write the translated segments to a TMX or another file.",
        "ctrl+o",
        "export",
        footer=True,
    ),
    Action(
        "editor.keep-text",
        "Keep",
        "Write what was typed to the disk now; it happens by itself within a second.",
        "ctrl+s",
        "keep",
        writes=True,
    ),
    Action(
        "editor.show-help", "Help", "Show all actions and their keys.", "f1", "help", footer=True
    ),
)

ACTIONS: tuple[Action, ...] = (
    *_MOVING,
    *_INSERTING,
    *_TERMS,
    *_CHANGING,
    *_MISREAD,
    *_LOOKING,
    *_PROJECT,
)
