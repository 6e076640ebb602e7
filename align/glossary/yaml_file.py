"""Read a term base from YAML, and say of every mistake in which line and key it is."""

from difflib import get_close_matches

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from align.errors import GlossaryError
from align.glossary.draft import DraftGlossary
from align.glossary.entry import Part
from align.glossary.schema import ContextModel, EntryModel, GlossaryModel
from align.glossary.yaml_nodes import Place, Value, read_nodes


def read_yaml(text: str, draft: DraftGlossary) -> None:
    """Read a YAML term base into a draft.

    Raises:
        GlossaryError: the text is no YAML, or a key or value is wrong.
    """
    try:
        value, lines = read_nodes(text, draft)
    except yaml.MarkedYAMLError as error:
        raise _malformed(error, draft) from None
    except yaml.YAMLError as error:
        raise GlossaryError(
            f"this is not YAML: {' '.join(str(error).split())}",
            where=draft.path,
            hint="correct the file",
        ) from None
    if value is None:
        return
    if isinstance(value, list):
        value = {"entries": value}
        lines = {("entries", *place): line for place, line in lines.items()}
    if not isinstance(value, dict):
        raise draft.error(1, "this is a text, not a term base", "begin with 'entries:'")
    try:
        model = GlossaryModel.model_validate(value)
    except ValidationError as error:
        raise _mistake(error, value, lines, draft) from None
    draft.name = model.name or draft.name
    draft.source = model.source_language or draft.source
    draft.target = model.target_language or draft.target
    for number, entry in enumerate(model.entries):
        line = lines["entries", number]
        _check_target(entry, line, draft)
        draft.add(line, entry.entry())


def _check_target(entry: EntryModel, line: int, draft: DraftGlossary) -> None:
    if entry.do_not_translate and entry.target:
        raise draft.error(
            line,
            f"entry '{entry.source}': 'target' contradicts 'do_not_translate'",
            "remove one of them",
        )
    if not entry.do_not_translate and not entry.target:
        raise draft.error(
            line,
            f"entry '{entry.source}': 'target' is missing",
            "add it, or 'do_not_translate: true'",
        )


def _malformed(error: yaml.MarkedYAMLError, draft: DraftGlossary) -> GlossaryError:
    mark = error.problem_mark or error.context_mark
    return draft.error(
        mark.line + 1 if mark else 1,
        f"this is not YAML: {error.problem or error.context}",
        "correct the line, or put the text in quotation marks",
    )


def _mistake(
    error: ValidationError, value: Value, lines: dict[Place, int], draft: DraftGlossary
) -> GlossaryError:
    """Put the first mistake of the file into a sentence."""
    details = error.errors(include_url=False)
    first = min(details, key=lambda detail: _line(detail["loc"], lines))
    place = tuple(part for part in first["loc"])
    what, hint = _sentence(first)
    more = len(details) - 1
    if more:
        hint += f" ({more} more like this follow)" if more > 1 else " (one more mistake follows)"
    return draft.error(_line(place, lines), _subject(place, value) + what, hint)


def _line(place: Place, lines: dict[Place, int]) -> int:
    """Return the line of a place, or of the closest thing around it."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def _subject(place: Place, value: Value) -> str:
    """Return which entry a mistake is in, by its source or its number."""
    if len(place) < 2 or not isinstance(value, dict):
        return ""
    entries = value["entries"]
    number = place[1]
    if not isinstance(entries, list) or not isinstance(number, int):
        return ""
    entry = entries[number]
    source = entry.get("source") if isinstance(entry, dict) else None
    return f"entry '{source}': " if isinstance(source, str) and source else f"entry {number + 1}: "


def _sentence(detail: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong and what to do."""
    place, kind = detail["loc"], detail["type"]
    keys = [part for part in place if isinstance(part, str) and part != "entries"]
    key = keys[-1] if keys else "entries"
    if kind == "missing":
        return f"'{key}' is missing", "add it"
    if kind == "extra_forbidden":
        known = list(_model(place).model_fields)
        close = get_close_matches(key, known, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"known are {', '.join(known)}"
        return f"the key '{key}' is unknown", hint
    if detail["input"] is None or kind == "string_too_short":
        return f"'{key}' is empty", "fill it or remove it"
    if kind.startswith("bool"):
        return f"'{key}' is {_shown(detail)}", "write true or false"
    if kind == "enum":
        known = [part.value for part in Part if part]
        return f"'{key}' is {_shown(detail)}", f"write one of {', '.join(known)}"
    if kind.startswith("string"):
        return f"'{key}' is {_shown(detail)}, not a text", "write a text, or put it in quotes"
    if kind.startswith("list"):
        return f"'{key}' is {_shown(detail)}, not a list", "write a list, such as [one, two]"
    hint = "write keys and values, such as 'source: ...'"
    return (f"'{key}' is " if keys else "this is ") + f"{_shown(detail)}, not a mapping", hint


def _shown(detail: ErrorDetails) -> str:
    value = detail["input"]
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else f"'{value}'"


def _model(place: Place) -> type[BaseModel]:
    if any(part in {"when", "unless"} for part in place[:-1]):
        return ContextModel
    return EntryModel if len(place) > 1 else GlossaryModel
