"""Text from elsewhere: matches, drafts, the source, terms, completions."""

from align.languages import language
from align.tui.editor.helping import Helping
from align.tui.editor.panes.terms import wanted
from align.units import Outcome


class Inserting(Helping):
    """Whatever puts a text into the editor."""

    def action_insert_match(self, number: int) -> None:
        """Take a match over; 0 is the chosen one."""
        self.later(
            lambda: self.do(lambda: self.session.insert_match(number or self.chosen_match + 1))
        )

    def action_choose_match(self, by: int) -> None:
        """Choose another match."""
        count = len(self.session.matches())
        if count:
            self.chosen_match = (self.chosen_match + by) % count
            self.fill_matches()
            self.pane("matches").reveal(self.chosen_match)

    def action_insert_draft(self) -> None:
        """Take the draft of the machine over."""
        draft = self.machine_draft(self.session.unit)
        if draft:
            self.later(lambda: self.put(draft))
        else:
            self.say("the engine has made no draft of this segment; translate it again")

    def action_copy_source(self) -> None:
        """Take the source over."""
        self.later(lambda: self.do(self.session.insert_source))

    def action_insert_term(self) -> None:
        """Put a term at the cursor, the first that is missing or forbidden."""
        self.later(self._insert_term)

    def _insert_term(self) -> None:
        uses = self.session.terms()
        lacking = [u for u in uses if u.outcome in {Outcome.MISSING, Outcome.FORBIDDEN}]
        form = next((form for use in [*lacking, *uses] if (form := wanted(use, self.glossary))), "")
        if not form:
            self.say("this source has no term of the term base")
            return
        left = self.target.text_before
        if not left.strip():
            form = language(self.place.settings.target).capitalised(form)
        self.target.put_in(f" {form}" if left and left[-1].isalnum() else form)

    def action_accept_completion(self) -> None:
        """Take all of the completion over."""
        self.later(self.target.accept)

    def action_hide_completion(self) -> None:
        """Show nothing behind the cursor until something else is typed."""
        self.target.suggest("")
        if self.background is not None:
            self.background.dismiss()

    def action_redraft(self) -> None:
        """Have the segment translated with the term base as it is now."""

        def draft() -> None:
            self.keep()
            if self.background is not None:
                self.say("translating …")
                self.background.draft(self.session.identity)

        self.later(draft)

    def action_translate_rest(self) -> None:
        """Have everything translated that has no translation; or stop that."""
        if self.background is None:
            return
        if self.background.resting:
            self.background.stop_rest()
        else:
            self.background.draft_rest()
            self.work = "MT …"
            self.tell()
