"""The editor as it is used."""

from align.tui.editor.changing import Changing
from align.tui.editor.inserting import Inserting
from align.tui.editor.moving import Moving
from align.tui.editor.viewing import Viewing
from align.tui.editor.wording import Wording


class EditorScreen(Moving, Inserting, Wording, Changing, Viewing):
    """Where a translator spends the day.

    Opened with a session and a workplace; whoever opened the session closes it.
    """
