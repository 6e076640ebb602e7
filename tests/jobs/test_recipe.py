import json
from dataclasses import asdict, replace

import pytest

from align.jobs.recipe import AskedMemory, Recipe
from align.settings import EnglishSettings
from align.store.memory.matching.penalties import Penalties

FULL = Recipe(
    glossary="glossary.yaml",
    memories=(AskedMemory("/m.tm", "id", 3, Penalties(machine=5)),),
    checks=("numbers", "names"),
    english=EnglishSettings(spelling="american", names="drop"),
)


@pytest.mark.parametrize("recipe", [Recipe(), FULL])
def test_what_is_written_is_read(recipe: Recipe) -> None:
    assert Recipe.of(json.loads(json.dumps(asdict(recipe)))) == recipe


def test_a_job_planned_before_there_were_conventions_has_none() -> None:
    said = asdict(Recipe())
    del said["english"]
    assert Recipe.of(said).english == EnglishSettings()


def test_other_conventions_are_another_recipe() -> None:
    other = replace(FULL, english=EnglishSettings(spelling="british"))
    assert other.digest != FULL.digest
    assert FULL.differences(other) == ["english names drop, spelling american → spelling british"]
