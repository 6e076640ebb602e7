"""`python -m models.recipes.grow STATE`: carries a trained network over into a larger one.

A network that does not know even its training pairs is too small; its weights need not be thrown
away.  New feed-forward units begin with random input weights and output weights of zero, which
changes nothing (Chen et al. 2016, Net2Net).  New layers are copies of the layer below whose
outputs are zero, below the last of the encoder and of the decoder (Li et al. 2020,
shallow-to-deep training).  Marian normalises after each residual sum, so a new layer must undo
its own normalisation: it gets the mean and the deviation that the states it stands above have.
Momenta grow with their weights; what is new begins without any.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import MarianMTModel

from models.recipes import checkpoint
from models.recipes.devset import DevSet, cross_entropy, sample
from models.recipes.network import Tap, build, sizes
from models.recipes.optimise import Optimiser
from models.recipes.prepare import HELD_OUT, VOCABULARY
from models.recipes.settings import Network, Recipe, load_recipe
from models.recipes.train import RECIPE
from models.recipes.vocabulary import load_vocabulary

_LAYER = re.compile(r"(.*\b(encoder|decoder)\.layers\.)(\d+)(\..*)")
_SILENT = ("out_proj.weight", "out_proj.bias", "fc2.weight", "fc2.bias")
Levels = Mapping[str, tuple[float, float]]


def origin(name: str, old: Network, new: Network) -> tuple[str, str]:
    """Where the weight `name` of the new network comes from, and in which part it is a new layer.

    The part is "encoder", "decoder", or "" for a weight that the old network has.
    """
    match = _LAYER.fullmatch(name)
    if not match:
        return name, ""
    head, part, number, tail = match.groups()
    layers = "encoder_layers" if part == "encoder" else "decoder_layers"
    had, has = getattr(old, layers), getattr(new, layers)
    k = int(number)
    if k == has - 1:
        return f"{head}{had - 1}{tail}", ""
    return f"{head}{min(k, max(had - 2, 0))}{tail}", part * (k >= had - 1)


def widened(weight: Tensor, like: Tensor) -> Tensor:
    """`weight` in the shape of `like`, with zeros where it is larger."""
    grown = torch.zeros_like(like)
    grown[tuple(slice(size) for size in weight.shape)] = weight
    return grown


def carried(
    weights: Mapping[str, Tensor], fresh: MarianMTModel, old: Network, new: Network, levels: Levels
) -> dict[str, Tensor]:
    """The weights of the old network as weights of the new one, whose fresh ones are `fresh`."""
    grown = {}
    for name, first in fresh.state_dict().items():
        source, part = origin(name, old, new)
        if part and name.endswith(_SILENT):
            grown[name] = torch.zeros_like(first)
        elif part and "layer_norm" in name:
            grown[name] = torch.full_like(first, levels[part][name.endswith("bias")])
        else:
            grown[name] = widened(weights[source], first)
            if name.endswith("fc1.weight"):
                kept = weights[source].shape[0]
                grown[name][kept:] = first[kept:]
    return grown


@torch.no_grad()
def measured(model: MarianMTModel, dev: DevSet) -> dict[str, tuple[float, float]]:
    """Deviation and mean over the width of the states below each place for new layers."""
    stacks = {"encoder": model.model.encoder.layers, "decoder": model.model.decoder.layers}
    places = {part: layers[-2:][0] for part, layers in stacks.items()}
    seen: dict[str, list[Tensor]] = {part: [] for part in places}
    hooks = [layer.register_forward_hook(_keep(seen[part])) for part, layer in places.items()]
    cross_entropy(Tap(model), dev)
    for hook in hooks:
        hook.remove()
    found = {}
    for part, states in seen.items():
        flat = torch.cat([state.flatten(0, -2) for state in states])
        deviation = flat.std(-1, unbiased=False).mean()
        found[part] = (float(deviation), float(flat.mean()))
    return found


def _keep(seen: list[Tensor]):  # type: ignore[no-untyped-def]
    def hook(_module: nn.Module, _inputs: object, output: Tensor | tuple[Tensor, ...]) -> None:
        seen.append(output if isinstance(output, Tensor) else output[0])

    return hook


def _state(old: Optimiser, new: Optimiser, before: Network, after: Network) -> None:
    """Momenta of `old` into `new`, where a weight has any."""
    place = {name: k for k, name in enumerate(old.names)}
    for k, name in enumerate(new.names):
        source, part = origin(name, before, after)
        if k in new.momenta and not part:
            new.momenta[k].copy_(widened(old.momenta[place[source]], new.momenta[k]))
    moments = old.adam.state
    for k in new.outer:
        source, part = origin(new.names[k], before, after)
        known = moments[old.params[place[source]]]
        new.adam.state[new.params[k]] = {
            key: value.clone()
            if value.dim() == 0
            else widened(value * (not part), new.params[k].detach())
            for key, value in known.items()
        }


def _check(old: Network, new: Network, state: Path) -> None:
    """Refuse what this module cannot do, in a sentence."""
    both = [
        (old.width, new.width, "width"),
        (old.encoder_layers, new.encoder_layers, "encoder layers"),
        (old.decoder_layers, new.decoder_layers, "decoder layers"),
        (old.feed_forward, new.feed_forward, "feed-forward units"),
    ]
    for had, has, name in both:
        deeper = name.endswith("layers") and had < 2 and has > had
        if has < had or deeper or (name == "width" and has != had):
            raise SystemExit(
                f"the network in {state} has {name} {had} and cannot grow to {has}; width must "
                "stay, nothing may shrink, and a single layer cannot become more"
            )


def grow(recipe: Recipe, state: Path) -> Iterator[str]:
    """Rewrite the newest checkpoint in the sizes of `recipe`; says what it does line by line."""
    found = checkpoint.load(state)
    if found is None:
        raise SystemExit(f"no checkpoint in {state} to grow; train first")
    progress, parts = found
    old, new = sizes(parts["model"], recipe.network), recipe.network
    _check(old, new, state)
    processor = load_vocabulary(state / VOCABULARY)
    pad = processor.get_piece_size()
    dev = sample("written", state / HELD_OUT, processor, 150)
    torch.manual_seed(recipe.seed)
    models = []
    for kind in ("model", "average"):
        before, after = build(old, pad), build(new, pad)
        before.load_state_dict(parts[kind])
        levels = measured(before, dev)
        after.load_state_dict(carried(parts[kind], after, old, new, levels))
        lost = [cross_entropy(Tap(model), dev) for model in (before, after)]
        yield f"{kind}: nats per piece on {dev.name} {lost[0]:.4f}, grown {lost[1]:.4f}"
        models.append((before, after))
    (model, grown), (average, grown_average) = models
    shrunk = Optimiser(model, average, recipe.training, 1)
    shrunk.load_state_dict(parts["optimiser"])
    larger = Optimiser(grown, grown_average, recipe.training, 1)
    _state(shrunk, larger, old, new)
    written = {"model": grown.state_dict(), "average": grown_average.state_dict()}
    path = checkpoint.save(state, progress, written | {"optimiser": larger.state_dict()})
    yield f"{path}: {_count(model) / 1e6:.1f} million weights, now {_count(grown) / 1e6:.1f}"


def _count(model: nn.Module) -> int:
    return sum(weight.numel() for weight in model.parameters())


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="models.recipes.grow", description=__doc__)
    parser.add_argument("state", type=Path)
    parser.add_argument("--recipe", type=Path, default=RECIPE)
    options = parser.parse_args()
    for line in grow(load_recipe(options.recipe), options.state):
        print(line)


if __name__ == "__main__":
    main()
