"""Terms and memories: look up, add, edit, release."""

from collections.abc import Callable

from align.errors import AlignError, UserError
from align.glossary import Entry, Glossary
from align.tui.editor.helping import Helping
from align.units import Outcome, TermUse


class Wording(Helping):
    """Concordance and the term base."""

    def action_search_memories(self) -> None:
        """Look up what is selected, or ask."""
        from align.tui.dialogs.concordance import Concordance

        def take(text: str | None) -> None:
            if text:
                self.later(lambda: self.target.put_in(text))

        selected = self.target.selected_text
        self.app.push_screen(Concordance(self.place.memories, selected), take)

    def action_add_term(self) -> None:
        """Ask for a term; what is selected in the translation is its rendering."""
        self._ask_term(None, "", self.target.selected_text)

    def action_edit_term(self) -> None:
        """Change a term of this source."""

        def edit(use: TermUse) -> None:
            if self.glossary is not None:
                entry = self.glossary[use.hit.entry]
                self._ask_term(entry, entry.source, entry.target)

        self._with_term(self.session.terms(), edit)

    def action_override_term(self) -> None:
        """Release a term here, with a reason."""
        from align.tui.dialogs.asking import ReasonForm

        def ask(use: TermUse) -> None:
            def release(reason: str | None) -> None:
                if reason is not None:
                    entry = use.hit.entry
                    self.later(lambda: self.do(lambda: self.session.override_term(entry, reason)))

            self.app.push_screen(ReasonForm(use.hit.surface), release)

        uses = self.session.terms()
        open_uses = [use for use in uses if use.outcome is not Outcome.OVERRIDDEN]
        self._with_term(_by_need(open_uses), ask)

    def action_enforce_term(self) -> None:
        """Hold a released term to the term base again."""
        released = [use for use in self.session.terms() if use.outcome is Outcome.OVERRIDDEN]

        def enforce(use: TermUse) -> None:
            self.later(lambda: self.do(lambda: self.session.enforce_term(use.hit.entry)))

        self._with_term(released, enforce)

    def _with_term(
        self, uses: "list[TermUse] | tuple[TermUse, ...]", then: Callable[[TermUse], None]
    ) -> None:
        """Go on with a term of the source; ask which if there are several."""
        from align.tui.dialogs.choosing import TermChoice

        different = list({use.hit.entry: use for use in uses}.values())
        if not different:
            self.say("there is no such term in this source")
        elif len(different) == 1:
            then(different[0])
        else:

            def chosen(number: int | None) -> None:
                if number is not None:
                    then(different[number])

            names = [f"{use.hit.surface} ({use.outcome})" for use in different]
            self.app.push_screen(TermChoice(names), chosen)

    def _ask_term(self, entry: Entry | None, source: str, target: str) -> None:
        from align.tui.dialogs.terms import TermForm

        self.app.push_screen(
            TermForm(entry, source, target), lambda new: self._save_term(new, entry)
        )

    def _save_term(self, new: Entry | None, old: Entry | None) -> None:
        from align.tui.dialogs.terms import saved

        if new is None:
            return
        try:
            if self.place.term_base is None:
                raise UserError(
                    "there is no term base to write to",
                    hint="name one: align edit -g glossary.yaml",
                )
            glossary = saved(self.place.term_base, new, old)
        except AlignError as error:
            self.say(str(error), wrong=True)
            return
        self._use(glossary)
        self.say(f"the term base has {new.source} → {new.target}")

    def _use(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.session.use(glossary)
        if self.background is not None:
            self.background.use(glossary)
        self.fill()


def _by_need(uses: list[TermUse]) -> list[TermUse]:
    """Put what is missing or forbidden first."""
    return sorted(uses, key=lambda use: use.outcome in {Outcome.HONOURED, Outcome.REPAIRED})
