"""The editor as it is used."""

from align.tui.editor.inserting import Inserting
from align.tui.editor.misreading import Misreading
from align.tui.editor.moving import Moving
from align.tui.editor.viewing import Viewing
from align.tui.editor.wording import Wording


class EditorScreen(Misreading, Moving, Inserting, Wording, Viewing):
    """Where a translator spends the day.

    Opened with a session and a workplace; whoever opened the session closes it.
    """
