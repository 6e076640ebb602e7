"""The soft rung: say the segment again, with its terms told to the engine.

Only segments whose own translation lacks a term are asked again, so the rest stay what they are.
"""

from collections.abc import Sequence

from align.engines.base import Engine, Request
from align.glossary import Glossary
from align.terminology.case import Case
from align.terminology.forms import told

RUNG = "told"


def tell(engine: Engine, cases: Sequence[Case], glossary: Glossary) -> None:
    """Translate each case again with its terms told.

    Raises:
        TranslationError: the engine broke.
    """
    requests = [
        Request(case.source, terms=told(case.source, case.hits, glossary)) for case in cases
    ]
    for case, answer in zip(cases, engine.translate(requests), strict=True):
        case.told = case.take(case.judged(answer, glossary), RUNG)
