"""The model in the box: Vietnamese to English with CTranslate2 alone, nothing to download."""

import re
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from align.engines.annotation import annotated, notes
from align.engines.base import Alignment, Hypothesis, Request, TermRequest
from align.engines.capitals import in_capitals, large, small
from align.engines.codec import open_sentencepiece
from align.engines.ctranslate import CTranslate2Decoder
from align.engines.dialects import MARKS, Dialect
from align.engines.hints import HINTS, Hints, read_hints
from align.engines.manifest import Manifest, missing_files, read_manifest, verify
from align.engines.neural import NeuralEngine, Reach
from align.engines.options import EngineDescription, EngineOptions
from align.engines.parts import Part
from align.errors import EngineError
from align.languages import language
from align.shipped import models_path

_FOLDER = "vi-en-compact"


def compact_folder(options: EngineOptions) -> Path:
    """Return where the weights lie: what the user named, else what is in the box."""
    return Path(options.model) if options.model else models_path(_FOLDER)


def _hints_of(folder: Path, manifest: Manifest) -> Hints:
    """Read the dictionary beside the weights, if they were taught to read hints."""
    if manifest.hint_markers and (folder / HINTS).is_file():
        return read_hints(folder / HINTS, language(manifest.source))
    return Hints.none(language(manifest.source))


class CompactEngine(NeuralEngine):
    """A folder with weights, vocabulary, checksums and ``model.toml``, run by CTranslate2."""

    name = "compact"

    def __init__(self, options: EngineOptions) -> None:
        """Load the weights.

        Raises:
            EngineError: they are missing or damaged, or translate other languages.
        """
        folder = compact_folder(options)
        verify(folder)
        manifest = read_manifest(folder)
        if (options.source, options.target) != (manifest.source, manifest.target):
            raise EngineError(
                f"the model {manifest.name} translates {manifest.source} to {manifest.target}, "
                f"not {options.source} to {options.target}",
                hint="choose another engine or other languages",
            )
        self._manifest = manifest
        self._beam = options.beam or manifest.beam
        self._vocabulary = open_sentencepiece(folder, manifest.marks)
        self.soft_terms = bool(manifest.markers)
        self._hints = _hints_of(folder, manifest)
        super().__init__(
            self._vocabulary,
            Dialect("marian", marks="|".join((MARKS, *map(re.escape, manifest.marks)))),
            CTranslate2Decoder(folder, options, self._beam),
            batch_tokens=options.batch_tokens,
            reach=Reach.of_positions(
                manifest.positions, manifest.read or manifest.most, manifest.clause
            ),
            continued=language(manifest.target).continued,
        )

    def translate(self, requests: Sequence[Request]) -> list[Hypothesis]:
        """Translate a batch, sources in capitals as if they were not; see ``Engine.translate``."""
        raised = [in_capitals(request.source) for request in requests]
        asked = [small(r) if up else r for r, up in zip(requests, raised, strict=True)]
        answers = super().translate(asked)
        made = [large(a) if up else a for a, up in zip(answers, raised, strict=True)]
        return [self._as_headed(r, a) for r, a in zip(requests, made, strict=True)]

    def _as_headed(self, request: Request, answer: Hypothesis) -> Hypothesis:
        """Give the answer to an entry of the dictionary, as cells hold it, the capital it had."""
        first = next((c for c in request.source if c.isalpha()), "")
        if request.prefix or not first.isupper() or not self._hints.has(request.source):
            return answer
        at = next((n for n, c in enumerate(answer.text) if c.isalpha()), 0)
        text = answer.text
        return replace(answer, text=text[:at] + text[at : at + 1].upper() + text[at + 1 :])

    def alternatives(self, request: Request, count: int, length: int = 0) -> list[Hypothesis]:
        """Go on in several ways, also in capitals; see ``Engine.alternatives``."""
        if not in_capitals(request.source):
            return super().alternatives(request, count, length)
        # Where it cannot branch, ``translate`` sees to capitals itself.
        return [large(answer) for answer in super().alternatives(small(request), count, length)]

    def _known(self, part: Part) -> Hypothesis | None:
        told = self._manifest.markers and self._manifest.markers[0] in part.pieces
        asked = part.prefix or part.must or told
        found = None if asked else self._hints.answer(part.text)
        if found is None:
            return super()._known(part)
        text, source, target = found
        return Hypothesis(text, alignment=Alignment((source,), (target,), ((1.0,),)))

    def _cut(self, part: Part, terms: Sequence[TermRequest]) -> Part:
        text = self._vocabulary.harmless(part.text)
        hints = self._hints.of(text, [(term.start, term.end) for term in terms])
        if not terms and (not hints or self._hints.is_name(text)):
            return super()._cut(part, terms)
        written = notes(terms, self._manifest.markers)
        written += notes(hints, self._manifest.hint_markers)
        written.sort(key=lambda note: note.start)
        pieces, spans = annotated(text, written, self._vocabulary.prompt)
        return replace(part, pieces=pieces, spans=spans)

    @property
    def revision(self) -> str:
        """Name and revision of the weights."""
        return f"{self._manifest.name}@{self._manifest.revision}"

    @property
    def manifest(self) -> Manifest:
        """What the weights say about themselves."""
        return self._manifest

    @property
    def settings(self) -> str:
        """Beam, languages, and where sentences are cut."""
        asked = self._manifest
        cut = f" read={asked.read} clause={asked.clause}" if asked.read or asked.clause else ""
        return f"beam={self._beam} pair={asked.source}-{asked.target}{cut}"

    @classmethod
    def describe(cls) -> EngineDescription:
        """See ``EngineClass.describe``."""
        folder = models_path(_FOLDER)
        missing = [
            f"package {package} (pip install {package})"
            for package in ("ctranslate2", "sentencepiece")
            if find_spec(package) is None
        ]
        absent = missing_files(folder)
        missing += [f"file {name} in {folder} (install the package again)" for name in absent]
        size = sum(f.stat().st_size for f in folder.iterdir()) if folder.is_dir() else 0
        return EngineDescription(
            name=cls.name,
            summary="the model in the box, Vietnamese to English, no torch and no network",
            ready=not missing,
            missing=tuple(missing),
            cached=() if absent else (_FOLDER,),
            size=size,
        )
