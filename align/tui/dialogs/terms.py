"""A term is added or changed: the form, and the file that keeps it."""

import os
from dataclasses import replace
from pathlib import Path

from align.errors import GlossaryError, UserError
from align.exchange.atomic import fresh_file
from align.glossary import Entry, Glossary
from align.glossary.draft import DraftGlossary, finished
from align.shipped import house_glossary
from align.text import plain
from align.tui.start.form import Form, Line

_BETWEEN = ";"
"""Stands between forms; a form may hold a comma."""
_SEVERAL = f"several with {_BETWEEN}"


class TermForm(Form[Entry]):
    """Ask for a term.

    Args:
        entry: what is changed; None: a new one.
        source: what the source says first, of a new one.
        target: what the target says first, of a new one.
    """

    def __init__(self, entry: Entry | None, source: str, target: str) -> None:
        self._entry = entry
        shown = entry or Entry("", _level(source), _level(target))
        super().__init__(
            "Add a term" if entry is None else "Change a term",
            (
                Line("source", "Source", shown.source, "as in the text"),
                Line("target", "Target", shown.target, "the preferred form"),
                Line("allowed", "Also right", _joined(shown.allowed), _SEVERAL),
                Line("forbidden", "Wrong", _joined(shown.forbidden), _SEVERAL),
                Line("note", "Note", _level(shown.note), "for whoever reads it"),
            ),
            "Keep",
        )

    def result(self) -> Entry:
        """See ``Form``."""
        before = self._entry or Entry("", "")
        source, target = _level(self.said("source")), _level(self.said("target"))
        for name, said in (("source", source), ("target", target)):
            if not said:
                raise GlossaryError(f"the {name} is empty", hint="write it out")
        entry = replace(
            before,
            source=source,
            target=target,
            allowed=_apart(self.said("allowed")),
            forbidden=_apart(self.said("forbidden")),
            do_not_translate=before.do_not_translate and target == source,
            note=self._note(before.note),
        )
        _check(entry)
        return entry

    def _note(self, before: str) -> str:
        # A note of several lines stays as it is unless somebody changes it here.
        said = _level(self.said("note"))
        return before if said == _level(before) else said


def saved(path: Path | None, entry: Entry, old: Entry | None) -> Glossary:
    """Write an entry into a YAML term base; its comments and its order stay.

    Args:
        path: the file; None: there is none.
        entry: the new entry.
        old: the entry in whose place it comes; None: it comes behind the last.

    Returns:
        The term base as it is in the file now.

    Raises:
        UserError: there is no term base that can be written to.
        GlossaryError: the file is malformed, or the entry does not fit into it.
        OutputError: the file cannot be written.
    """
    from align.glossary.decoding import raw_of, text_of
    from align.glossary.yaml_file import read_yaml

    path = _writable(path)
    before = text_of(raw_of(path), str(path))
    draft = DraftGlossary(str(path), path.stem, "vi", "en")
    read_yaml(before, draft)
    after = _changed(before, draft, entry, old)
    again = DraftGlossary(str(path), path.stem, "vi", "en")
    read_yaml(after, again)
    glossary = finished(again)
    with fresh_file(path, force=True) as stream:
        stream.write(after.encode())
    return glossary


def _changed(text: str, draft: DraftGlossary, entry: Entry, old: Entry | None) -> str:
    """Return the file with the entry in it.

    Raises:
        GlossaryError: the old entry is gone, or the file is written in a way that can only be
            edited by hand.
    """
    from align.glossary.yaml_edit import edited

    changed: dict[int, Entry] = {}
    added: list[Entry] = []
    if old is None:
        added = [replace(entry, id="")]
    else:
        places = zip(finished(draft).entries, draft.placed, strict=True)
        place = next((placed for known, placed in places if known.id == old.id), None)
        if place is None:
            raise GlossaryError(
                f"there is no entry '{old.source}' any more",
                where=draft.path,
                hint="somebody has changed the file; add the term anew",
            )
        line, written = place
        # An id that is not in the file is made of the source, which may be another one now.
        changed = {line: replace(entry, id=written.id)}
    made = edited(text, changed, added)
    if made is None:
        raise GlossaryError(
            "its entries do not stand one below the other",
            where=draft.path,
            hint="write each on lines of its own, behind a dash, or change the file by hand",
        )
    return made


def _writable(path: Path | None) -> Path:
    way = f"make your own beside the project with 'align glossary import {house_glossary()}'"
    if path is None:
        raise UserError("there is no term base to write to", hint=way)
    if path.resolve() == house_glossary().resolve():
        raise UserError("the term base in the box is not changed", where=str(path), hint=way)
    if path.suffix.lower() not in {".yaml", ".yml"}:
        raise UserError(
            "new terms are written to a term base in YAML only",
            where=str(path),
            hint=f"make one of it with 'align glossary import {path.name}'",
        )
    if not os.access(path, os.W_OK):
        what = "this term base is read-only" if path.exists() else "there is no such term base"
        raise UserError(what, where=str(path), hint=way)
    return path


def _check(entry: Entry) -> None:
    """Check an entry as if it stood in a file.

    Raises:
        GlossaryError: what is wrong with it.
    """
    try:
        DraftGlossary("", "", "vi", entry.language).add(1, entry)
    except GlossaryError as error:
        # There is no line to name yet.
        raise GlossaryError(error.what, hint=error.hint) from None


def _level(text: str) -> str:
    return " ".join(plain(text).split())


def _joined(forms: tuple[str, ...]) -> str:
    return f"{_BETWEEN} ".join(forms)


def _apart(said: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for part in said.split(_BETWEEN) if (form := _level(part))))
