"""Aligners by name; listing them loads none."""

from collections.abc import Mapping, Sequence
from importlib import import_module

from align.errors import SettingsError
from align.wordalign.base import Advance, Aligner, Links, Pair

_ALIGNERS = {
    "hmm": "align.wordalign.learnt:HmmAligner",
    "ibm1": "align.wordalign.learnt:Ibm1Aligner",
}


def names() -> tuple[str, ...]:
    """Return the names of all aligners that learn from the pairs alone, best first."""
    return tuple(_ALIGNERS)


def get(name: str) -> Aligner:
    """Return the aligner of that name.

    Raises:
        SettingsError: there is none; the message names those that are.
    """
    if name not in _ALIGNERS:
        raise SettingsError(
            f"unknown word aligner '{name}'", hint=f"choose one of {', '.join(_ALIGNERS)}"
        )
    module, _, attribute = _ALIGNERS[name].partition(":")
    made = getattr(import_module(module), attribute)()
    if not isinstance(made, Aligner):
        raise TypeError(f"{_ALIGNERS[name]} is not an Aligner")
    return made


def symmetrised(pairs: Sequence[Pair], advance: Advance | None = None) -> list[Links]:
    """Return the links of each pair: HMM in both directions, joined by grow-diag-final-and."""
    return get("hmm").align(pairs, advance)


def lexicon(pairs: Sequence[Pair], *, least: float = 0.01) -> Mapping[str, Mapping[str, float]]:
    """Return how probable each translation of each source token is, by IBM model 1.

    Args:
        pairs: what it is learnt from.
        least: translations less probable than this are left out.

    Returns:
        For each source token its translations, most probable first, with p(target | source).
    """
    from align.wordalign.corpus import Corpus
    from align.wordalign.ibm1 import train

    corpus = Corpus.of(pairs)
    return train(corpus).lexicon(corpus, least)
