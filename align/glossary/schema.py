"""The shape of a term base in YAML.

.. code-block:: yaml

    name: House terms
    source_language: vi
    target_language: en
    entries:
      - source: tỉnh ủy
        target: provincial Party committee
        allowed: [Provincial Party Committee]
        forbidden: [provincial committee]
        when: {before: [bí thư]}       # or a plain list: anywhere in the segment
"""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from align.glossary.entry import Context, Entry, Part

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _listed(value: object) -> object:
    """Take a single text for a list of one."""
    return [value] if isinstance(value, str) else value


def _flag(value: object) -> object:
    """Take ``true`` and ``false`` as YAML 1.2 spells them; not yes, no, on, off."""
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def _context(value: object) -> object:
    """Take a plain list for words anywhere around the term."""
    return {"anywhere": value} if isinstance(value, list | str) else value


Texts = Annotated[list[Text], BeforeValidator(_listed)]
Flag = Annotated[bool, BeforeValidator(_flag)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ContextModel(_Model):
    """``when`` and ``unless``."""

    before: Texts = []
    after: Texts = []
    anywhere: Texts = []

    def context(self) -> Context:
        """Return the context of an entry."""
        return Context(tuple(self.before), tuple(self.after), tuple(self.anywhere))


Surroundings = Annotated[ContextModel, BeforeValidator(_context)]


class EntryModel(_Model):
    """One entry; the keys are those of ``Entry``."""

    id: Text = ""
    source: Text
    target: Text = ""
    variants: Texts = []
    allowed: Texts = []
    forbidden: Texts = []
    note: Text = ""
    part_of_speech: Part = Part.UNKNOWN
    domain: Text = ""
    case_sensitive: Annotated[Flag, Field(strict=True)] = False
    any_case: Annotated[Flag, Field(strict=True)] = False
    do_not_translate: Annotated[Flag, Field(strict=True)] = False
    inflect: Annotated[Flag, Field(strict=True)] = True
    when: Surroundings = ContextModel()
    unless: Surroundings = ContextModel()

    def entry(self) -> Entry:
        """Return the entry, its id still empty if none was given."""
        return Entry(
            id=self.id,
            source=self.source,
            target=self.target,
            variants=tuple(self.variants),
            allowed=tuple(self.allowed),
            forbidden=tuple(self.forbidden),
            note=self.note,
            part_of_speech=self.part_of_speech,
            domain=self.domain,
            case_sensitive=self.case_sensitive,
            any_case=self.any_case,
            do_not_translate=self.do_not_translate,
            inflect=self.inflect,
            when=self.when.context(),
            unless=self.unless.context(),
        )


class GlossaryModel(_Model):
    """The whole file."""

    name: Text = ""
    source_language: Text = ""
    target_language: Text = ""
    entries: list[EntryModel]
