"""Change entries of a YAML term base and leave the rest, comments too, as a person wrote it."""

from collections.abc import Iterable, Mapping

import yaml

from align.glossary.entry import Entry
from align.glossary.formats.yaml_format import item


def edited(text: str, changed: Mapping[int, Entry], added: Iterable[Entry]) -> str | None:
    """Return a term base with some entries replaced and others put behind the last.

    Args:
        text: what stands in the file; it must be a term base that can be read.
        changed: new entries by the line, counted from 1, in which the old one begins.
        added: entries that are new.

    Returns:
        None if the entries do not stand one below the other, a dash before each.
    """
    text += "" if text.endswith("\n") else "\n"
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if isinstance(root, yaml.MappingNode):
        root = next((value for key, value in root.value if key.value == "entries"), None)
    if not isinstance(root, yaml.SequenceNode) or root.flow_style or not root.value:
        return None
    lines = text.splitlines(keepends=True)
    indent = " " * root.start_mark.column
    places = [(node.start_mark.line, _end(node, lines)) for node in root.value]
    if not all(lines[first].startswith(f"{indent}-") for first, _ in places):
        return None
    made = "".join(item(entry, indent=indent) for entry in added)
    result, done = [], 0
    for first, end in places:
        result += lines[done:first]
        new = changed.get(first + 1)
        result += [item(new, indent=indent)] if new else lines[first:end]
        done = end
    return "".join([*result, made, *lines[done:]])


def _end(node: yaml.Node, lines: list[str]) -> int:
    """Return the line behind an entry: what follows and says nothing is not part of it."""
    line = node.end_mark.line
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        return line + 1
    while line and (not lines[line - 1].strip() or lines[line - 1].lstrip().startswith("#")):
        line -= 1
    return line
