"""The Marian transformer of the recipe, initialised for its width, and its training forward."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn
from transformers import MarianConfig, MarianMTModel

from models.recipes.settings import Network
from models.recipes.vocabulary import EOS

# For sentences of some thirty pieces the fused CPU kernel's backward pass costs a third of a step.
_ATTENTION = "eager"
POSITIONS = 512


def build(sizes: Network, pieces: int) -> MarianMTModel:
    """A fresh model over `pieces` vocabulary pieces plus `<pad>` as the last id.

    `<pad>` starts the decoder and must embed to zero: CTranslate2 starts Marian decoders from a
    zero vector.
    """
    config = MarianConfig(
        vocab_size=pieces + 1,
        d_model=sizes.width,
        encoder_layers=sizes.encoder_layers,
        decoder_layers=sizes.decoder_layers,
        encoder_attention_heads=sizes.heads,
        decoder_attention_heads=sizes.heads,
        encoder_ffn_dim=sizes.feed_forward,
        decoder_ffn_dim=sizes.feed_forward,
        dropout=sizes.dropout,
        attention_dropout=0.0,
        activation_dropout=0.0,
        activation_function="relu",
        scale_embedding=True,
        max_position_embeddings=POSITIONS,
        pad_token_id=pieces,
        eos_token_id=EOS,
        decoder_start_token_id=pieces,
        forced_eos_token_id=EOS,
        use_cache=False,
    )
    model = MarianMTModel(config)
    model.set_attn_implementation(_ATTENTION)
    for name, weight in model.named_parameters():
        if "embed_positions" in name:
            continue
        if "shared" in name or "embed_tokens" in name:
            nn.init.normal_(weight, std=sizes.width**-0.5)
        elif weight.dim() == 2:
            nn.init.xavier_uniform_(weight)
    with torch.no_grad():
        model.get_input_embeddings().weight[pieces].zero_()
    return model


def sizes(weights: Mapping[str, Tensor], like: Network) -> Network:
    """The sizes of the network that `weights` belong to; what they do not show is as in `like`."""
    layers = {name.split(".self_attn.")[0] for name in weights if ".self_attn." in name}
    units, width = weights["model.encoder.layers.0.fc1.weight"].shape
    return replace(
        like,
        width=width,
        feed_forward=units,
        encoder_layers=sum(".encoder." in layer for layer in layers),
        decoder_layers=sum(".decoder." in layer for layer in layers),
    )


@dataclass(frozen=True)
class Forward:
    """Decoder states (b, t, d) and head 0 of the last cross-attention as log-probabilities."""

    states: Tensor
    attention: Tensor


class Tap:
    """Reads the query and key projections of the last decoder layer's cross-attention.

    Only head 0, the one that CTranslate2 returns, is computed a second time, from slices of the
    tapped projections; the model need not hand out the attention of all layers and heads.
    """

    def __init__(self, model: MarianMTModel) -> None:
        self.model = model
        self._seen: dict[str, Tensor] = {}
        attention = model.model.decoder.layers[-1].encoder_attn
        self._size = attention.head_dim
        attention.q_proj.register_forward_hook(self._keep("q"))
        attention.k_proj.register_forward_hook(self._keep("k"))

    def _keep(self, name: str):  # type: ignore[no-untyped-def]
        def hook(_module: nn.Module, _inputs: object, output: Tensor) -> None:
            self._seen[name] = output

        return hook

    def __call__(self, source: Tensor, decoder_input: Tensor) -> Forward:
        """Run the model on ids `source` (b, s) and `decoder_input` (b, t)."""
        mask = source.ne(self.model.config.pad_token_id)
        output = self.model.model(
            input_ids=source, attention_mask=mask.long(), decoder_input_ids=decoder_input
        )
        query = self._seen["q"][..., : self._size]
        key = self._seen["k"][..., : self._size]
        scores = query.float() @ key.float().transpose(1, 2) * self._size**-0.5
        scores = scores.masked_fill(~mask[:, None, :], -1e9)
        return Forward(output.last_hidden_state, scores.log_softmax(-1))
