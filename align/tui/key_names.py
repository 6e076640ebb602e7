"""Keys as a person reads them."""

NO_KEY = "<none>"
"""What Textual is told for an action that shall have no key: nobody can press it."""

_NAMES = {
    "escape": "Esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "insert": "Ins",
    "delete": "Del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def shown(keys: str) -> str:
    """Return keys as Textual writes them, ``ctrl+j,f3``, as ``Ctrl+J, F3``; '' for no key."""
    if keys == NO_KEY:
        return ""
    return ", ".join(_key(key.strip()) for key in keys.split(",") if key.strip())


def _key(key: str) -> str:
    return "+".join(_NAMES.get(part, part.capitalize()) for part in key.split("+"))
