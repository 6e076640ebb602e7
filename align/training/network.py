"""The Marian transformer of transformers (Junczys-Dowmunt et al. 2018), from either runtime."""

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from align.errors import EngineError
from align.training.records import Base
from align.training.weights import read_weights

if TYPE_CHECKING:
    from torch import Tensor
    from transformers import MarianMTModel

    from align.training.weights import Array

NEURAL = "pip install 'align-workbench[neural]'"
_ACTIVATIONS = {0: "relu", 1: "gelu_new", 2: "swish", 3: "gelu"}
"""By the enumeration of CTranslate2."""


@dataclass(frozen=True, slots=True)
class Gaze:
    """The heads that tell how an engine aligns: the first ``heads`` of decoder layer ``layer``."""

    layer: int
    heads: int


@dataclass(frozen=True, slots=True)
class Network:
    """A network to be trained, in float32."""

    model: "MarianMTModel"
    gaze: Gaze


def require_neural() -> None:
    """Make sure that torch and transformers are there.

    Raises:
        EngineError: they are not.
    """
    try:
        import torch  # noqa: F401
        import transformers
    except ImportError as error:
        raise EngineError("adapting an engine needs torch and transformers", hint=NEURAL) from error
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()


def open_network(base: Base, vocabulary: int) -> Network:
    """Load the network of a base over ``vocabulary`` tokens and ``<pad>``, the last id.

    Raises:
        EngineError: a package is missing, or the weights are of another kind or damaged.
    """
    require_neural()
    if base.is_checkpoint:
        return _from_checkpoint(base.folder, vocabulary)
    return _rebuilt(base.folder / "model.bin", vocabulary)


def _from_checkpoint(folder: Path, vocabulary: int) -> Network:
    import torch
    from transformers import MarianMTModel

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = MarianMTModel.from_pretrained(
                str(folder), dtype=torch.float32, attn_implementation="eager"
            )
    except Exception as error:  # transformers raises whatever a broken checkpoint provokes
        raise EngineError(
            "transformers cannot load this as a Marian checkpoint",
            where=str(folder),
            hint="adapt compact, an engine adapted before, or a Marian checkpoint",
        ) from error
    config = model.config
    if config.vocab_size != vocabulary + 1 or config.pad_token_id != vocabulary:
        raise EngineError(
            f"the network has {config.vocab_size} tokens, its vocabulary {vocabulary + 1}",
            where=str(folder),
            hint="adapt a checkpoint whose sides share one vocabulary that ends in <pad>",
        )
    # The last layer but one aligns best (Garg et al. 2019); a small decoder's last has most of it.
    layers = config.decoder_layers
    gaze = Gaze(layers - 2 if layers > 3 else layers - 1, config.decoder_attention_heads)
    return Network(model, gaze)


def _rebuilt(path: Path, vocabulary: int) -> Network:
    """Make the network whose int8 weights ship."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    weights = read_weights(path)
    try:
        config = MarianConfig(**_sizes(weights, vocabulary))
        model = MarianMTModel(config)
        model.set_attn_implementation("eager")
        state = {name: torch.from_numpy(a.copy()) for name, a in _renamed(weights, config).items()}
        absent = model.load_state_dict(state, strict=False).missing_keys
        if absent:
            raise ValueError(f"no values for {absent[0]}")
        layer = int(weights["decoder/alignment_layer"]) % config.decoder_layers
        heads = int(weights["decoder/alignment_heads"]) or config.decoder_attention_heads
    except (KeyError, ValueError, RuntimeError, IndexError) as error:
        raise EngineError(
            f"the weights are not those of a Marian transformer ({error})".replace("\n", " "),
            where=str(path),
            hint="adapt compact, an engine adapted before, or a Marian checkpoint",
        ) from error
    return Network(model, Gaze(layer, heads))


def _sizes(weights: "dict[str, Array]", vocabulary: int) -> dict[str, object]:
    """Return the configuration that weights have."""
    if weights["decoder/pre_norm"] or not weights["decoder/start_from_zero_embedding"]:
        raise ValueError("norms come first, or decoding does not start from zero")
    embedding = weights["decoder/embeddings/weight"]
    if len(embedding) != vocabulary:
        raise ValueError(f"{len(embedding)} embeddings for {vocabulary} tokens")
    sizes: dict[str, object] = {
        "vocab_size": vocabulary + 1,
        "pad_token_id": vocabulary,
        "decoder_start_token_id": vocabulary,
        "d_model": embedding.shape[1],
        "activation_function": _ACTIVATIONS[int(weights["decoder/activation"])],
        "scale_embedding": float(weights["decoder/scale_embeddings"]) != 1.0,
        "max_position_embeddings": len(weights["decoder/position_encodings/encodings"]),
        "dropout": 0.1,
        "use_cache": False,
    }
    for stack in ("encoder", "decoder"):
        layers = {name.split("/")[1] for name in weights if name.startswith(f"{stack}/layer_")}
        sizes[f"{stack}_layers"] = len(layers)
        sizes[f"{stack}_attention_heads"] = int(weights[f"{stack}/num_heads"])
        sizes[f"{stack}_ffn_dim"] = len(weights[f"{stack}/layer_0/ffn/linear_0/weight"])
    return sizes


def _renamed(weights: "dict[str, Array]", config: "object") -> "dict[str, Array]":
    """Return the weights under the names of transformers, fused projections taken apart."""
    import numpy

    embedding = weights["decoder/embeddings/weight"]
    # Decoding starts from <pad>, which must embed to zero.
    shared = numpy.vstack([embedding, numpy.zeros_like(embedding[:1])])
    made = {"model.shared.weight": shared, "lm_head.weight": shared}
    bias = weights.get("decoder/projection/bias", numpy.zeros(len(embedding), numpy.float32))
    made["final_logits_bias"] = numpy.append(bias, numpy.float32(0))[None]
    for stack in ("encoder", "decoder"):
        made[f"model.{stack}.embed_tokens.weight"] = shared
        positions = weights[f"{stack}/position_encodings/encodings"]
        made[f"model.{stack}.embed_positions.weight"] = positions
        for number in range(getattr(config, f"{stack}_layers")):
            old, new = f"{stack}/layer_{number}", f"model.{stack}.layers.{number}"
            _attention(weights, made, f"{old}/self_attention", f"{new}.self_attn")
            if stack == "decoder":
                _attention(weights, made, f"{old}/attention", f"{new}.encoder_attn")
            for kind in ("weight", "bias"):
                made[f"{new}.fc1.{kind}"] = weights[f"{old}/ffn/linear_0/{kind}"]
                made[f"{new}.fc2.{kind}"] = weights[f"{old}/ffn/linear_1/{kind}"]
            _norm(weights, made, f"{old}/ffn", f"{new}.final_layer_norm")
    return made


def _attention(weights: "dict[str, Array]", made: "dict[str, Array]", old: str, new: str) -> None:
    import numpy

    crossed = f"{old}/linear_2/weight" in weights
    for kind in ("weight", "bias"):
        fused = weights[f"{old}/linear_0/{kind}"]
        if crossed:
            parts = [fused, *numpy.split(weights[f"{old}/linear_1/{kind}"], 2)]
        else:
            parts = numpy.split(fused, 3)
        for name, part in zip("qkv", parts, strict=True):
            made[f"{new}.{name}_proj.{kind}"] = part
        made[f"{new}.out_proj.{kind}"] = weights[f"{old}/linear_{2 if crossed else 1}/{kind}"]
    _norm(weights, made, old, f"{new}_layer_norm")


def _norm(weights: "dict[str, Array]", made: "dict[str, Array]", old: str, new: str) -> None:
    made[f"{new}.weight"] = weights[f"{old}/layer_norm/gamma"]
    made[f"{new}.bias"] = weights[f"{old}/layer_norm/beta"]


@dataclass(frozen=True, slots=True)
class Forward:
    """What a pass over a batch gives."""

    logits: "Tensor"
    """(b, t, vocabulary): ``<pad>`` cannot be said."""
    attention: "Tensor"
    """(b, t, s): log of the mean attention of the heads of the gaze."""


class Tap:
    """Runs a network and reads the attention of its gaze.

    Only those heads are computed a second time, from the projections as they pass; handing out
    the attention of all layers costs more.
    """

    def __init__(self, network: Network) -> None:
        self.model = network.model
        self._heads = network.gaze.heads
        self._seen: dict[str, Tensor] = {}
        attention = self.model.model.decoder.layers[network.gaze.layer].encoder_attn
        self._size: int = attention.head_dim
        for name, projection in (("q", attention.q_proj), ("k", attention.k_proj)):
            projection.register_forward_hook(self._keeper(name))

    def _keeper(self, name: str):  # type: ignore[no-untyped-def]
        def keep(_module: object, _inputs: object, output: "Tensor") -> None:
            self._seen[name] = output

        return keep

    def __call__(self, source: "Tensor", decoder_input: "Tensor") -> Forward:
        """Run ids ``source`` (b, s) and ``decoder_input`` (b, t) through the network."""
        import torch

        mask = source.ne(self.model.config.pad_token_id)
        states = self.model.model(
            input_ids=source, attention_mask=mask.long(), decoder_input_ids=decoder_input
        ).last_hidden_state
        matrix = self.model.get_input_embeddings().weight[:-1]
        logits = torch.nn.functional.linear(states, matrix, self.model.final_logits_bias[0, :-1])
        query, key = (self._split(self._seen[name]) for name in "qk")
        scores = query @ key.transpose(-1, -2) * self._size**-0.5
        scores = scores.masked_fill(~mask[:, None, None, :], -1e9).log_softmax(-1)
        attention = scores.logsumexp(1) - torch.tensor(float(self._heads)).log()
        return Forward(logits, attention)

    def _split(self, projected: "Tensor") -> "Tensor":
        """Return the heads of the gaze, (b, heads, length, size)."""
        kept = projected[..., : self._heads * self._size]
        return kept.view(*kept.shape[:2], self._heads, self._size).transpose(1, 2)
