"""What the states of XLIFF mean in the house.

=========  ==========================================  ==========================================
status     XLIFF 1.2 (``state`` of ``target``)         XLIFF 2.x (``state`` of ``segment``)
=========  ==========================================  ==========================================
confirmed  ``final``, ``signed-off``, ``translated``;  ``final``, ``reviewed``, ``translated``
           an ``approved`` unit
draft      ``new``, every ``needs-…``; a machine's     ``initial``, also where none is said;
           ``state-qualifier``                         ``translated`` with our ``SUBSTATE``
=========  ==========================================  ==========================================

Where XLIFF 1.2 says nothing a target counts as confirmed, as in a TMX; XLIFF 2 defines what
nothing means. ``SUBSTATE`` is what our own export adds to a draft in XLIFF 2, where no state means
"to be reviewed". Trados Studio keeps words of its own (``conf``) apart.
"""

from collections.abc import Mapping

SUBSTATE = "align:draft"
MACHINE = frozenset(("leveraged-mt", "mt-suggestion"))
"""``state-qualifier`` of a machine's target (XLIFF 1.2, and its revisions)."""
_DRAFT = "draft"
_CONFIRMED = "confirmed"
_STUDIO = {
    "Draft": _DRAFT,
    "Unspecified": _DRAFT,
    "RejectedTranslation": _DRAFT,
    "RejectedSignOff": _DRAFT,
    "Translated": _CONFIRMED,
    "ApprovedTranslation": _CONFIRMED,
    "ApprovedSignOff": _CONFIRMED,
}

State = tuple[str, str]
"""What the file says, empty if nothing, and the status it means, empty for the reader's default."""


def old_state(
    target: Mapping[str, str], unit: Mapping[str, str], studio: str | None = None
) -> State:
    """Return the state of a target of XLIFF 1.2 (3.2.3 ``state``, ``approved``)."""
    if studio in _STUDIO:
        return studio or "", _STUDIO[studio or ""]
    said = target.get("state", "")
    qualifier = target.get("state-qualifier", "")
    if said == "new" or said.startswith("needs-"):
        return said, _DRAFT
    if unit.get("approved") == "yes":
        return said or "approved", _CONFIRMED
    if qualifier in MACHINE and said not in ("final", "signed-off"):
        return said or qualifier, _DRAFT
    return said, _CONFIRMED if said in ("final", "signed-off", "translated") else ""


def new_state(segment: Mapping[str, str]) -> State:
    """Return the state of a segment of XLIFF 2 (4.3.1.32 ``state``, default ``initial``)."""
    said = segment.get("state", "")
    if said == "translated" and segment.get("subState") == SUBSTATE:
        return _DRAFT, _DRAFT
    return said, _CONFIRMED if said in ("translated", "reviewed", "final") else _DRAFT
