"""A whole adaptation of a tiny engine: it learns, it can be stopped, it never gets worse."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the extra 'neural'")
pytest.importorskip("transformers", reason="needs the extra 'neural'")

import torch

from align.engines.adapted import load_adapted
from align.engines.base import Request
from align.engines.manifest import read_manifest, verify
from align.engines.options import EngineOptions
from align.errors import InputError
from align.training.adapting import MADE, Adaptation
from align.training.records import Base, Entry, Mark, Moment, Plan, Verdict
from tests.training.conftest import sentences

PLAN = Plan(epochs=6, batch_tokens=400, rate=3e-3, warmup=3, noted=0.5, average=0.7, threads=1)


def translate(folder: Path, sources: Sequence[str]) -> list[str]:
    engine = load_adapted("it", folder, EngineOptions(beam=1, threads=1))
    return [h.text for h in engine.translate([Request(source) for source in sources])]


def trained(base: Base, plan: Plan, states: Path) -> tuple[Adaptation, list[Moment]]:
    run = Adaptation(base, plan)
    run.take(sentences(200))
    return run, list(run.train(states, ["Đảng bộ", "hội nghị"]))


@pytest.fixture(scope="module")
def done(base: Base, tmp_path_factory: pytest.TempPathFactory) -> tuple[Adaptation, list[Moment]]:
    return trained(base, PLAN, tmp_path_factory.mktemp("states"))


def test_the_held_out_loss_falls(done: tuple[Adaptation, list[Moment]]) -> None:
    run, moments = done
    assert (run.learnt, run.held_out) == (170, 30)
    assert moments[0].step == 0 and moments[0].held_out is not None
    assert [moment.step for moment in moments] == list(range(len(moments)))
    last = [moment.held_out for moment in moments if moment.held_out is not None][-1]
    assert last < moments[0].held_out - 0.5


def test_the_result_is_an_engine(
    done: tuple[Adaptation, list[Moment]], base: Base, tmp_path: Path
) -> None:
    run, _ = done
    verdict = run.judge("mine", tmp_path, translate)
    assert verdict.pairs == 30
    assert verdict.adapted.loss < verdict.base.loss
    run.finish("mine", tmp_path, ["memory.tsv"], verdict)
    made = tmp_path / MADE
    verify(made)
    manifest = read_manifest(made)
    assert (manifest.name, manifest.source, manifest.target) == ("mine", "vi", "en")
    assert (manifest.markers, manifest.beam, manifest.most) == (base.markers, 2, 110)
    assert manifest.revision.startswith("adapted-")
    card = (made / "README.md").read_text("utf-8")
    assert "170 pairs trained on, 30 held out" in card
    assert f"| mine | {verdict.adapted.chrf:.2f} | {verdict.adapted.loss:.3f} |" in card
    engine = load_adapted("mine", made, EngineOptions(threads=1))
    [answer] = engine.translate([Request("Đảng bộ họp hội nghị về nông nghiệp năm 1966 .")])
    assert answer.text and answer.alignment is not None


def test_the_same_seed_gives_the_same_weights_also_after_a_stop(
    done: tuple[Adaptation, list[Moment]], base: Base, tmp_path: Path
) -> None:
    run, moments = done
    stopped = Adaptation(base, PLAN)
    stopped.take(sentences(200))
    steps = stopped.train(tmp_path, ["Đảng bộ", "hội nghị"])
    for moment in steps:
        if moment.step and moment.held_out is not None:
            next(steps)  # work after the last state is lost, and done again
            break
    del steps
    again, rest = trained(base, PLAN, tmp_path)
    assert rest[0].step > 0 and rest[-1].step == moments[-1].step
    left, right = (one._trained().network.model.state_dict() for one in (run, again))
    assert all(torch.equal(left[name], right[name]) for name in left)
    again.forget()
    assert not list(tmp_path.iterdir())


def test_the_start_of_decoding_stays_zero(done: tuple[Adaptation, list[Moment]]) -> None:
    model = done[0]._trained().network.model
    assert not model.get_input_embeddings().weight[-1].any()


@pytest.mark.parametrize("plan", [replace(PLAN, steps=2), replace(PLAN, minutes=1e-9)])
def test_limits_end_it(plan: Plan, base: Base, tmp_path: Path) -> None:
    _, moments = trained(base, plan, tmp_path)
    assert moments[-1].step <= 2 and moments[-1].held_out is not None


def test_a_rate_that_does_harm_leaves_the_base(base: Base, tmp_path: Path) -> None:
    run, moments = trained(base, replace(PLAN, rate=0.5, patience=2, average=0.0), tmp_path)
    assert len(moments) < 60
    verdict = run.judge("worse", tmp_path / "shop", translate)
    # The weights kept are the best seen; at worst they are the base's own.
    assert verdict.adapted.loss <= verdict.base.loss + 1e-3


@pytest.mark.parametrize(
    ("adapted", "better"),
    [
        (Mark(40.0, 2.0), False),
        (Mark(40.1, 2.0), True),
        (Mark(40.0, 1.9), True),
        (Mark(39.9, 1.0), False),
        (Mark(60.0, 2.1), False),
    ],
)
def test_better_is_worse_in_nothing(adapted: Mark, better: bool) -> None:
    assert Verdict(Mark(40.0, 2.0), adapted, 30).better is better


def test_general_pairs_are_mixed_in_but_never_the_held_out(base: Base, tmp_path: Path) -> None:
    run = Adaptation(base, replace(PLAN, epochs=1))
    run.take(sentences(200), sentences(400))
    alone = Adaptation(base, replace(PLAN, epochs=1))
    alone.take(sentences(200))
    moments, fewer = (list(one.train(tmp_path)) for one in (run, alone))
    assert moments[0].total > 1.5 * fewer[0].total
    assert not {p.source for p in run._general} & {p.source for p in run._held}


def test_a_checkpoint_can_be_adapted(tmp_path: Path) -> None:
    from tests.engines import tiny

    folder = tiny.marian(tmp_path / "marian")
    base = Base("marian", "1", folder, "vi", "en", beam=1)
    run, moments = trained(base, replace(PLAN, steps=4), tmp_path / "states")
    verdict = run.judge("mine", tmp_path / "shop", translate)
    assert moments[-1].step == 4 and verdict.base.loss > 0


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], "no pair from vi to en that can be used;"),
        ([Entry("a", "b", draft=True)], "can be used (not confirmed 1);"),
        (sentences(20), "20 usable pairs are too few"),
    ],
)
def test_too_little_is_said(entries: list[Entry], said: str, base: Base) -> None:
    with pytest.raises(InputError) as error:
        Adaptation(base, PLAN).take(entries)
    assert said in str(error.value)
