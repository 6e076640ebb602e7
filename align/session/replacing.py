"""Replace a text in every target: first as data to look at, then in one step."""

from collections.abc import Iterator

from align.errors import SettingsError
from align.session.records import Preview, Replaced, Substitution
from align.session.terms import Judge
from align.store.editing import Contains, Desk, Line, Side, Where
from align.store.editing.finding import Finder
from align.store.editing.step import Step
from align.units import Status

_PAGE = 500


def preview(desk: Desk, finder: Finder, replacement: str, where: Where) -> Preview:
    """Return what replacing would change.

    Raises:
        SettingsError: the pattern or the replacement is malformed, or takes too long.
    """
    if not finder.text:
        raise SettingsError("there is nothing to look for", hint="name a text or a pattern")
    found: list[Substitution] = []
    locked = 0
    contains = Contains(finder.text, Side.TARGET, finder.regex, finder.case)
    for line in _lines(desk, list(desk.select(where & contains))):
        after, spans = finder.replaced(line.target, replacement)
        if after == line.target:
            continue
        if line.locked:
            locked += 1
        else:
            found.append(Substitution(line, after, spans))
    return Preview(tuple(found), locked)


def carry_out(desk: Desk, step: Step, wanted: Preview, judge: Judge) -> Replaced:
    """Do what a preview says, where the target still is what it was then.

    Confirmed targets stay confirmed, for a person has seen the change; text as typed stays
    typed, and so does a target that would become empty.
    """
    written: list[int] = []
    substitutions = {one.line.identity: one for one in wanted.substitutions}
    for line in _lines(desk, list(substitutions)):
        one = substitutions[line.identity]
        if line.locked or (line.target, line.source) != (one.line.target, one.line.source):
            continue
        if line.typed or not one.after or line.status is Status.NEW:
            step.type(line.identity, one.after)
        else:
            step.replace(line.identity, one.after, judge.uses(line.source, one.after) or ())
        written.append(line.identity)
    done = set(written)
    return Replaced(tuple(written), tuple(one for one in substitutions if one not in done))


def _lines(desk: Desk, units: list[int]) -> Iterator[Line]:
    for start in range(0, len(units), _PAGE):
        yield from desk.lines(units[start : start + _PAGE])
