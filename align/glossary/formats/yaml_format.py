"""The house's own format: YAML that a person writes (see ``align.glossary.schema``)."""

from collections import Counter
from typing import BinaryIO

from align.glossary.base import Glossary
from align.glossary.decoding import text_of
from align.glossary.draft import DraftGlossary
from align.glossary.entry import Context, Entry
from align.glossary.formats.base import TermFormat

_WIDTH = 96
_INDENT = "  "


class Yaml(TermFormat):
    """YAML, the only format that holds everything."""

    name = "yaml"
    suffixes = (".yaml", ".yml")

    def read(self, raw: bytes, draft: DraftGlossary) -> None:
        """Read a file into a draft."""
        # pydantic and PyYAML cost a tenth of a second; a table needs neither.
        from align.glossary.yaml_file import read_yaml

        read_yaml(text_of(raw, draft.path), draft)

    def write(self, stream: BinaryIO, glossary: Glossary) -> Counter[str]:
        """Write a term base, one key a line."""
        stream.write(head(glossary.name, glossary.source, glossary.target).encode())
        for entry in glossary.entries:
            stream.write(item(entry).encode())
        return Counter()


def head(name: str, source: str, target: str) -> str:
    """Return what stands before the entries."""
    facts = {"name": name, "source_language": source, "target_language": target}
    return _dumped({key: value for key, value in facts.items() if value}) + "\nentries:\n"


def item(entry: Entry, comment: str = "", indent: str = _INDENT) -> str:
    """Return an entry as an item of the list, with lines of comment before it.

    An empty target is written as such, so that whoever reads the file is asked for it.
    """
    lines = [f"# {line}" for line in comment.splitlines()]
    dumped = _dumped(_values(entry)).splitlines()
    lines += [f"- {dumped[0]}", *(f"  {line}" if line else "" for line in dumped[1:])]
    return "".join(f"{indent}{line}\n" if line else "\n" for line in lines)


def _values(entry: Entry) -> dict[str, object]:
    """Return the keys of an entry that are not what they would be anyway."""
    values: dict[str, object] = {"source": entry.source}
    if entry.id not in {"", entry.source}:
        values["id"] = entry.id
    if not entry.do_not_translate:
        values["target"] = entry.target or None
    for key in ("variants", "allowed", "forbidden"):
        values[key] = list(getattr(entry, key))
    values["part_of_speech"] = entry.part_of_speech.value
    values |= {"domain": entry.domain, "note": entry.note}
    for key in ("case_sensitive", "any_case", "do_not_translate"):
        values[key] = getattr(entry, key)
    values["inflect"] = False if not entry.inflect else ""
    values["when"], values["unless"] = _context(entry.when), _context(entry.unless)
    kept = {key: value for key, value in values.items() if value or key == "target"}
    if not entry.inflect:
        kept["inflect"] = False
    if entry.do_not_translate:
        kept.pop("target", None)
    return kept


def _context(context: Context) -> dict[str, list[str]]:
    places = {place: list(getattr(context, place)) for place in ("before", "after", "anywhere")}
    return {place: words for place, words in places.items() if words}


def _dumped(values: dict[str, object]) -> str:
    """Return a mapping with a key a line, its lists and mappings within the line."""
    import yaml

    lines = []
    for key, value in values.items():
        flow = isinstance(value, list | dict)
        text = value if flow else {key: value}
        dumped = str(
            yaml.safe_dump(
                text, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=_WIDTH
            )
        )
        lines.append(f"{key}: {dumped}" if flow else dumped)
    return "".join(lines).replace(": null\n", ":\n")
