"""Hard enforcement by search: the decoder itself must say every term, wherever it likes.

For engines whose decoder can be held to words in any order and form (see
``align.engines.constrained_beam``).
"""

from collections.abc import Sequence

from align.engines.base import Engine, Request
from align.glossary import Glossary
from align.terminology.case import Case
from align.terminology.forms import ordered

RUNG = "constrained"


def constrain(engine: Engine, cases: Sequence[Case], glossary: Glossary) -> None:
    """Translate each case again under the constraint of all its terms.

    Raises:
        TranslationError: the engine broke.
    """
    requests = [
        Request(
            case.source,
            must=tuple(ordered(glossary, case.source, hit) for hit in case.hits),
        )
        for case in cases
    ]
    for case, answer in zip(cases, engine.translate(requests), strict=True):
        case.take(case.judged(answer, glossary), RUNG)
