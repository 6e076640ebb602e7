"""Checkpoints of a few thousand random weights, in the layouts of the real ones."""

import hashlib
import io
import json
import random
import warnings
from functools import cache
from pathlib import Path

import numpy
import sentencepiece
from ctranslate2.specs import TransformerSpec
from numpy.typing import NDArray

Array = NDArray[numpy.float32]
_VI = (
    "Đảng bộ tỉnh họp hội nghị về hợp tác xã nông nghiệp và phong trào thi đua ở huyện Tràng Định "
    "Ban thường vụ tỉnh ủy báo cáo kết quả vụ mùa , nhân dân các xã làm thủy lợi . năm 1966"
)
_EN = (
    "The provincial Party committee of Lang Son held a conference on agricultural cooperatives and "
    "the emulation movement , the Standing Committee reported that the crop was good . in 1966"
)
MARKERS = ("⟦t⟧", "⟦=⟧", "⟦/t⟧")


def lines(text: str, count: int = 400, seed: int = 1) -> list[str]:
    """Made-up sentences: all that a tokenizer needs to see."""
    words = text.split()
    chance = random.Random(seed)
    return [" ".join(chance.choices(words, k=chance.randint(4, 14))) for _ in range(count)]


@cache
def sentencepiece_model(layout: str) -> bytes:
    """A vocabulary in one of three layouts of special pieces."""
    unknown, begin, end, pad = {
        "marian": (1, -1, 0, -1),
        "fairseq": (0, 1, 2, -1),
        "t5": (2, -1, 1, 0),
    }[layout]
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*lines(_VI), *lines(_EN)]),
        model_writer=out,
        model_type="unigram",
        vocab_size=460,
        hard_vocab_limit=False,
        byte_fallback=layout == "marian",
        normalization_rule_name="identity" if layout == "marian" else "nmt_nfkc",
        user_defined_symbols=list(MARKERS) if layout == "marian" else [],
        minloglevel=2,
        unk_id=unknown,
        bos_id=begin,
        eos_id=end,
        pad_id=pad,
    )
    return out.getvalue()


def pieces(layout: str) -> list[str]:
    model = sentencepiece.SentencePieceProcessor(model_proto=sentencepiece_model(layout))
    return [model.id_to_piece(i) for i in range(model.get_piece_size())]


def write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def marian_model(vocabulary: int, pad: int, scale: float = 0.3) -> object:
    import torch
    from transformers import MarianConfig, MarianMTModel

    torch.manual_seed(7)
    config = MarianConfig(
        vocab_size=vocabulary,
        d_model=32,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        activation_function="relu",
        scale_embedding=True,
        max_position_embeddings=512,
        pad_token_id=pad,
        eos_token_id=0,
        bos_token_id=None,
        decoder_start_token_id=pad,
        forced_eos_token_id=0,
        init_std=scale,
    )
    model = MarianMTModel(config).eval()
    model.model.shared.weight.data[pad] = 0
    # Random weights seldom come to an end by themselves.
    model.final_logits_bias[0, 0] = 2.0
    return model


def compact(folder: Path, seed: int = 5) -> Path:
    """A folder as the training recipe ships it; made without torch."""
    names = pieces("marian")
    spec = network(len(names), numpy.random.default_rng(seed))
    spec.register_source_vocabulary(names)
    spec.register_target_vocabulary(names)
    spec.config.eos_token = spec.config.decoder_start_token = "</s>"
    spec.config.bos_token = "</s>"
    spec.config.unk_token = "<unk>"
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True)
    spec.save(str(folder))
    (folder / "source.spm").write_bytes(sentencepiece_model("marian"))
    markers = ", ".join(f'"{mark}"' for mark in MARKERS)
    (folder / "model.toml").write_text(
        'name = "tiny"\nrevision = "1"\nsource = "vi"\ntarget = "en"\nbeam = 2\n'
        f"markers = [{markers}]\n",
        "utf-8",
    )
    (folder / "README.md").write_text("# tiny\n", "utf-8")
    checksums(folder)
    return folder


def network(vocabulary: int, chance: numpy.random.Generator) -> TransformerSpec:
    """A Marian-style transformer of width 32 with random weights."""
    width, inner, positions = 32, 64, 512
    spec = TransformerSpec.from_config((2, 2), 4, pre_norm=False, alignment_heads=4)

    def matrix(*shape: int, scale: float = 0.3) -> Array:
        return (chance.standard_normal(shape) * scale).astype(numpy.float32)

    def linear(layer: object, rows: int, columns: int) -> None:
        layer.weight = matrix(rows, columns)  # type: ignore[attr-defined]
        layer.bias = matrix(rows)  # type: ignore[attr-defined]

    def norm(layer: object) -> None:
        layer.gamma = numpy.ones(width, numpy.float32)  # type: ignore[attr-defined]
        layer.beta = numpy.zeros(width, numpy.float32)  # type: ignore[attr-defined]

    shared = matrix(vocabulary, width)
    for stack in (spec.encoder, spec.decoder):
        embeddings = stack.embeddings
        (embeddings[0] if isinstance(embeddings, list) else embeddings).weight = shared
        stack.scale_embeddings = width**0.5
        stack.position_encodings.encodings = matrix(positions, width)
        for layer in stack.layer:
            linear(layer.self_attention.linear[0], 3 * width, width)
            linear(layer.self_attention.linear[1], width, width)
            norm(layer.self_attention.layer_norm)
            if stack is spec.decoder:
                linear(layer.attention.linear[0], width, width)
                linear(layer.attention.linear[1], 2 * width, width)
                linear(layer.attention.linear[2], width, width)
                norm(layer.attention.layer_norm)
            linear(layer.ffn.linear_0, inner, width)
            linear(layer.ffn.linear_1, width, inner)
            norm(layer.ffn.layer_norm)
    spec.decoder.start_from_zero_embedding = True
    spec.decoder.projection.weight = shared
    return spec


def checksums(folder: Path) -> None:
    """Write SHA256SUMS for all that is in the folder now."""
    sums = folder / "SHA256SUMS"
    sums.unlink(missing_ok=True)
    rows = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
    ]
    sums.write_text("".join(rows), "utf-8")


def marian(folder: Path, codes: tuple[str, ...] = ()) -> Path:
    names = [name for name in pieces("marian") if name not in MARKERS]
    vocabulary = {name: i for i, name in enumerate([*names, *codes, "<pad>"])}
    _save(folder, marian_model(len(vocabulary), len(vocabulary) - 1))
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(sentencepiece_model("marian"))
    write_json(folder / "vocab.json", vocabulary)
    write_json(
        folder / "tokenizer_config.json",
        {"tokenizer_class": "MarianTokenizer", "source_lang": "vi", "target_lang": "en"},
    )
    return folder


def _save(folder: Path, model: object) -> None:
    folder.mkdir(parents=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.save_pretrained(str(folder))  # type: ignore[attr-defined]


def _m2m_model(vocabulary: int) -> object:
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration

    torch.manual_seed(7)
    config = M2M100Config(
        vocab_size=vocabulary,
        d_model=32,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        max_position_embeddings=256,
        init_std=0.3,
        encoder_layerdrop=0.0,
        decoder_layerdrop=0.0,
    )
    return M2M100ForConditionalGeneration(config).eval()


def m2m(folder: Path) -> Path:
    from transformers import M2M100Tokenizer

    names = ["<s>", "<pad>", "</s>", "<unk>", *pieces("fairseq")[3:]]
    folder.mkdir(parents=True)
    write_json(folder / "vocab.json", {name: i for i, name in enumerate(names)})
    (folder / "sentencepiece.bpe.model").write_bytes(sentencepiece_model("fairseq"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tokenizer = M2M100Tokenizer(
            str(folder / "vocab.json"), str(folder / "sentencepiece.bpe.model"), src_lang="vi"
        )
        tokenizer.save_pretrained(str(folder))
        _m2m_model(len(names) + len(tokenizer.lang_token_to_id) + 8).save_pretrained(str(folder))  # type: ignore[attr-defined]
    return folder


def nllb(folder: Path) -> Path:
    """The class of M2M-100 with FLORES-200 codes, its tokenizer in tokenizer.json alone."""
    from transformers import NllbTokenizer

    text = [*lines(_VI), *lines(_EN)]
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    trained = Tokenizer(models.BPE())
    trained.pre_tokenizer = pre_tokenizers.Metaspace()
    trained.train_from_iterator(text, trainers.BpeTrainer(vocab_size=400, show_progress=False))
    state = json.loads(trained.to_str())["model"]
    names = sorted(state["vocab"], key=state["vocab"].get)
    vocabulary = {n: i for i, n in enumerate(["<s>", "<pad>", "</s>", "<unk>", *names])}
    merges = [tuple(pair) for pair in state["merges"]]
    tokenizer = NllbTokenizer(vocab=vocabulary, merges=merges, src_lang="vie_Latn")
    _save(folder, _m2m_model(len(tokenizer)))
    tokenizer.save_pretrained(str(folder))
    return folder


def mbart(folder: Path, *, fifty: bool) -> Path:
    import torch
    from transformers import (
        MBart50Tokenizer,
        MBartConfig,
        MBartForConditionalGeneration,
        MBartTokenizer,
    )

    model = sentencepiece.SentencePieceProcessor(model_proto=sentencepiece_model("fairseq"))
    scored = [(model.id_to_piece(i), model.get_score(i)) for i in range(model.get_piece_size())]
    if fifty:
        tokenizer = MBart50Tokenizer(vocab=scored, src_lang="vi_VN", tgt_lang="en_XX")
    else:
        scored = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *scored[3:]]
        tokenizer = MBartTokenizer(vocab=scored, src_lang="vi_VN", tgt_lang="en_XX")
    torch.manual_seed(7)
    config = MBartConfig(
        vocab_size=len(tokenizer),
        d_model=32,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        max_position_embeddings=256,
        init_std=0.3,
        tokenizer_class="MBart50Tokenizer" if fifty else "MBartTokenizer",
        decoder_start_token_id=2 if fifty else tokenizer.convert_tokens_to_ids("en_XX"),
    )
    _save(folder, MBartForConditionalGeneration(config).eval())
    tokenizer.save_pretrained(str(folder))
    return folder


def t5(folder: Path, extra: tuple[str, ...] = ()) -> Path:
    import torch
    from transformers import T5Config, T5ForConditionalGeneration, T5Tokenizer

    model = sentencepiece.SentencePieceProcessor(model_proto=sentencepiece_model("t5"))
    scored = [(model.id_to_piece(i), model.get_score(i)) for i in range(model.get_piece_size())]
    tokenizer = T5Tokenizer(vocab=scored, extra_ids=4)
    tokenizer.add_tokens(list(extra), special_tokens=True)
    torch.manual_seed(7)
    config = T5Config(
        vocab_size=len(tokenizer),
        d_model=32,
        d_kv=8,
        d_ff=64,
        num_layers=2,
        num_decoder_layers=2,
        num_heads=4,
        decoder_start_token_id=0,
        initializer_factor=3.0,
    )
    _save(folder, T5ForConditionalGeneration(config).eval())
    tokenizer.save_pretrained(str(folder))
    return folder
