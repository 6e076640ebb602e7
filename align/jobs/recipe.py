"""How a job is translated: everything that its results depend on besides the documents."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self, cast

from align.settings import EnglishSettings
from align.store.memory.matching.penalties import Penalties
from align.units import Origin


@dataclass(frozen=True, slots=True)
class AskedMemory:
    """A translation memory as it was when the job was planned."""

    path: str
    """Absolute."""
    identity: str
    generation: int
    """Both from ``Memory``: they tell whether it has changed."""
    penalties: Penalties = field(default_factory=Penalties)


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of a job. Files it needs are copied into the job and named by their name."""

    source: str = "vi"
    target: str = "en"
    engine: str = "compact"
    model: str = ""
    base_url: str = ""
    runtime: str = "ctranslate2"
    beam: int = 0
    revision: str = ""
    """Of the engine, as it calls itself."""
    engine_settings: str = ""
    """Likewise."""
    glossary: str = ""
    """File name of the term base in the job; empty for none."""
    glossary_digest: str = ""
    srx: str = ""
    """File name of the segmentation rules in the job; empty for those in the box."""
    splitter: str = ""
    """Name and version of the splitter."""
    encoding: str = ""
    """Empty if it is to be detected."""
    keep_furniture: bool = False
    memories: tuple[AskedMemory, ...] = ()
    pretranslate: int = 100
    """Per cent from which a match of a memory becomes the draft."""
    checks: tuple[str, ...] = ()
    """Checks of single pairs that are run on every translation."""
    english: EnglishSettings = field(default_factory=EnglishSettings)
    """Conventions of what the engine writes."""
    batch: int = 64
    """Segments of like length that are translated together."""
    longest: int = 20_000
    """Code points of the longest segment that is tried."""
    version: str = ""
    """Of this program."""

    @property
    def digest(self) -> str:
        """SHA-256 of all of it, hexadecimal."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()

    @property
    def origin(self) -> Origin:
        """What the drafts of its engine say of themselves."""
        return Origin(self.engine, self.revision, self.glossary_digest, self.engine_settings)

    @classmethod
    def of(cls, found: Mapping[str, object]) -> Self:
        """Read it from what ``asdict`` gave, by way of JSON; unknown keys are passed over."""
        known = {one.name for one in fields(cls)}
        said = {key: value for key, value in found.items() if key in known}
        memories = cast("Iterable[dict[str, Any]]", said.get("memories", ()))
        said["memories"] = tuple(
            AskedMemory(**one | {"penalties": Penalties(**one["penalties"])}) for one in memories
        )
        said["english"] = EnglishSettings(**cast("dict[str, Any]", said.get("english", {})))
        said["checks"] = tuple(cast("Iterable[str]", said.get("checks", ())))
        return cls(**said)  # type: ignore[arg-type]

    def differences(self, other: "Recipe") -> list[str]:
        """Say in words what another recipe has otherwise: ``beam 4 → 1``."""
        found = []
        for one in fields(self):
            before, after = getattr(self, one.name), getattr(other, one.name)
            if before != after:
                found.append(f"{one.name} {_shown(before)} → {_shown(after)}")
        return found


def _shown(value: object) -> str:
    if isinstance(value, EnglishSettings):
        text = ", ".join(f"{name} {said}" for name, said in asdict(value).items() if said)
    else:
        text = ", ".join(map(_named, value)) if isinstance(value, tuple) else str(value)
    return (text[:37] + "…" if len(text) > 38 else text) or "none"


def _named(value: object) -> str:
    return value.path if isinstance(value, AskedMemory) else str(value)
