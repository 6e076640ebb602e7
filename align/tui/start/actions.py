"""What can be done on the start screen and in its dialogs."""

from align.tui.action import Action

ACTIONS = (
    Action(
        "start.open-project",
        "Open",
        "Open the project under the cursor in the editor.",
        "enter",
        "open_project",
        footer=True,
    ),
    Action(
        "start.new-project",
        "New project",
        "Make a project of a document: txt, md, html, docx, odt, epub or pdf.",
        "n,ctrl+n",
        "new_project",
        footer=True,
    ),
    Action(
        "start.find-project",
        "Find file",
        "Choose a project file that is not in the list.",
        "o,ctrl+o",
        "find_project",
        footer=True,
    ),
    Action(
        "start.import-file",
        "Import",
        "Take back what a reviewer changed in an exported XLIFF, PO, TSV, CSV or DOCX.",
        "i",
        "import_file",
        footer=True,
        writes=True,
    ),
    Action(
        "start.count-words",
        "Statistics",
        "Count words and segments by how much of them the memories know already.",
        "s",
        "count_words",
        footer=True,
    ),
    Action(
        "start.export-file",
        "Export",
        "Write the translations as TMX, XLIFF, PO, a table or a document for review.",
        "e",
        "export_file",
        footer=True,
    ),
    Action(
        "start.forget-project",
        "Forget project",
        "Take the project off this list; its file stays where it is.",
        "delete,f",
        "forget_project",
    ),
    Action(
        "start.forget-missing",
        "Forget missing",
        "Take every project off this list whose file is gone.",
        "",
        "forget_missing",
    ),
    Action(
        "start.refresh-list",
        "Refresh list",
        "Look at the projects again.",
        "f5",
        "refresh_list",
    ),
)
PICKER = (
    Action(
        "start.choose-entry",
        "Choose",
        "Take the file, or go into the folder.",
        "enter",
        "choose_entry",
        footer=True,
    ),
    Action("start.close-picker", "Cancel", "Choose nothing.", "escape", "cancel", footer=True),
    Action(
        "start.complete-path",
        "Complete",
        "Put the name under the cursor into the path.",
        "tab",
        "complete_path",
        footer=True,
    ),
    Action(
        "start.leave-folder",
        "Up a folder",
        "Go to the folder above.",
        "ctrl+up,alt+up",
        "leave_folder",
        footer=True,
    ),
    Action(
        "start.toggle-hidden",
        "Hidden files",
        "Show or hide what begins with a dot.",
        "f4,alt+h",
        "toggle_hidden",
        footer=True,
    ),
    Action("start.next-entry", "Next entry", "Move down.", "down", "move(1)"),
    Action("start.previous-entry", "Previous entry", "Move up.", "up", "move(-1)"),
    Action("start.next-page", "Next page", "Move down a page.", "pagedown", "move(10)"),
    Action("start.previous-page", "Previous page", "Move up a page.", "pageup", "move(-10)"),
)
FORM = (
    Action(
        "start.carry-out",
        "Go",
        "Do what the form says.",
        "ctrl+enter,ctrl+j,f10",
        "carry_out",
        footer=True,
    ),
    Action(
        "start.browse-files",
        "Browse",
        "Choose the file of this line in a list.",
        "f2",
        "browse",
        footer=True,
    ),
    Action("start.next-line", "Next line", "Go to the next line.", "down", "app.focus_next"),
    Action(
        "start.previous-line", "Previous line", "Go to the line before.", "up", "app.focus_previous"
    ),
    Action("start.close-form", "Cancel", "Do nothing.", "escape", "cancel", footer=True),
)
WORK = (
    Action(
        "start.stop-work",
        "Stop",
        "Stop; what is finished is kept.",
        "escape",
        "stop_work",
        footer=True,
    ),
)
FIGURES = (
    Action("start.close-figures", "Close", "Go back.", "escape,enter,q", "close", footer=True),
)
