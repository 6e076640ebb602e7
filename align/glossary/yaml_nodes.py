"""Read YAML into texts, lists and mappings, and remember the line of each.

Scalars stay what is written: ``no`` is a word here and not false, ``1_000`` no number, ``12:30``
no seconds. Keys may not repeat, and nothing is constructed from tags.
"""

from typing import TypeAlias

import yaml

from align.glossary.draft import DraftGlossary

Place: TypeAlias = tuple[str | int, ...]
"""Keys and positions that lead to a value."""
Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

_STANDARD = "tag:yaml.org,2002:"
_NULL = f"{_STANDARD}null"
_KINDS = "str null bool int float timestamp seq map merge value"
_KNOWN = frozenset(_STANDARD + kind for kind in _KINDS.split())
_DEEPEST = 6
_MOST_VALUES = 500_000
"""No term base nests deeper or holds more; a file that does (by aliases of aliases) means harm."""
_TOO_DEEP = ("lists and mappings nest too deeply", "flatten them")


def read_nodes(text: str, draft: DraftGlossary) -> tuple[Value, dict[Place, int]]:
    """Return the value of a YAML document and the line of every place in it.

    Raises:
        GlossaryError: a key repeats, or a tag, the nesting or the size is not for a term base.
        yaml.YAMLError: the text is no YAML.
    """
    # The loader in C is ten times as fast, where PyYAML was built with it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except RecursionError:
        raise draft.error(1, *_TOO_DEEP) from None
    lines: dict[Place, int] = {}
    return (None if root is None else _value(root, (), lines, draft)), lines


def _value(node: yaml.Node, place: Place, lines: dict[Place, int], draft: DraftGlossary) -> Value:
    line = node.start_mark.line + 1
    lines.setdefault(place, line)
    if node.tag not in _KNOWN:
        raise draft.error(line, f"the tag '{node.tag}' is unknown", "remove it")
    if len(place) > _DEEPEST:
        raise draft.error(line, *_TOO_DEEP)
    if len(lines) > _MOST_VALUES:
        raise draft.error(line, "the file holds too many values", "split it")
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*place, i), lines, draft) for i, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, lines, draft)
    if not isinstance(node.value, str):
        raise draft.error(line, "this is no YAML value", "correct the line")
    return None if node.tag == _NULL else node.value


def _mapping(
    node: yaml.MappingNode, place: Place, lines: dict[Place, int], draft: DraftGlossary
) -> dict[str, Value]:
    mapping: dict[str, Value] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key.value, str):
            raise draft.error(line, "a key is no text", "write a word before the colon")
        if key.value in mapping:
            raise draft.error(line, f"the key '{key.value}' stands twice", "keep one of them")
        lines[(*place, key.value)] = line
        mapping[key.value] = _value(value, (*place, key.value), lines, draft)
    return mapping
