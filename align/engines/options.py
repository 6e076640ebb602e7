"""What a user may choose about an engine, and what an engine says about itself."""

from dataclasses import dataclass, field
from enum import StrEnum


class Runtime(StrEnum):
    """What runs the network of a checkpoint."""

    CTRANSLATE2 = "ctranslate2"
    TORCH = "torch"


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """The choices behind one engine; zero and the empty string mean the engine's own default."""

    source: str = "vi"
    target: str = "en"
    """Languages, ISO 639-1; a checkpoint's own code (``vie_Latn``) is taken as well."""
    model: str = ""
    """Directory or hub name of a checkpoint, or the name of a model on a server."""
    beam: int = 0
    """Beam size; 1 is greedy search."""
    threads: int = 0
    """CPU threads; 0 takes every core this process may use."""
    batch_tokens: int = 2048
    """Padded source tokens in one batch."""
    device: str = "cpu"
    """``cpu``, ``cuda`` or ``auto``."""
    runtime: Runtime = Runtime.CTRANSLATE2
    compute: str = ""
    """Number format of the weights; a converted checkpoint is ``int8`` by default."""
    prompt: str = ""
    """Text that a T5 checkpoint expects before the source."""
    base_url: str = ""
    """Address of an OpenAI-compatible server, up to and including ``/v1``."""
    api_key: str = field(default="", repr=False)
    """Never stored, never shown; the caller takes it from the environment."""
    timeout: float = 60.0
    """Seconds to wait for one answer of a server."""
    attempts: int = 4
    """How often a request to a server is tried."""
    concurrency: int = 4
    """Requests that may be under way at a server at once."""


@dataclass(frozen=True, slots=True)
class EngineDescription:
    """One engine as ``align engines`` shows it."""

    name: str
    summary: str
    ready: bool
    """Whether it would work now, without installing or downloading anything."""
    missing: tuple[str, ...] = ()
    """Packages, files or settings that it lacks, each with the way to get it."""
    cached: tuple[str, ...] = ()
    """Models that are on this machine."""
    downloads: tuple[str, ...] = ()
    """What a first use would fetch, with its size where it is known."""
    size: int = 0
    """Bytes that the models on this machine take."""
