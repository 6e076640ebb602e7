"""Work in the background of a screen: the assistant's threads as Textual workers and messages.

How the editor hooks it up::

    def on_mount(self): self.background = Background(self, assistant_of(self.session, ...))
    def on_text_area_changed(self): self.target.suggest(self.background.typed(unit, text_left))
    def on_completed(self, message): self.target.suggest(message.completion)  # if still there
    def _moved(self): self.background.arrived(unit, next_units)
    async def on_unmount(self): await self.background.close()

and behind the actions ``draft(unit)``, ``draft_rest()``, ``stop_rest()``, ``recall(unit)``,
``check(units, {unit: text})``, ``seek(checks)``, ``remember(units)``, ``dismiss()`` and, after the
term base has changed, ``use(glossary)``. None of them waits. What comes of them are ``Completed``,
``Drafted``, ``Recalled``, ``RestProgress`` and ``Failed`` of ``align.tui.editor.messages``
(``rest`` has words, rate and time left), ``Suggested``, ``Checked`` and ``Sought``.
"""

from align.tui.background.background import Background
from align.tui.background.messages import Checked, Sought, Suggested
from align.tui.background.starting import assistant_of

__all__ = ["Background", "Checked", "Sought", "Suggested", "assistant_of"]
