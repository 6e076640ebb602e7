"""Embedders of a few hundred random numbers, in the layouts of the real ones."""

import hashlib
import io
import json
import random
from pathlib import Path

import numpy
import sentencepiece

from align.embedding.static import prepared

TEXT = (
    "Đảng bộ tỉnh họp hội nghị về hợp tác xã nông nghiệp và phong trào thi đua ở huyện Tràng Định "
    "the provincial Party committee held a conference on agricultural cooperatives in 1966 . ,"
)


def lines(count: int = 300) -> list[str]:
    """Made-up sentences: all that a tokenizer needs to see."""
    chance = random.Random(1)
    words = TEXT.split()
    return [" ".join(chance.choices(words, k=chance.randint(4, 14))) for _ in range(count)]


def pieces() -> bytes:
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(prepared(line) for line in lines()),
        model_writer=out,
        model_type="unigram",
        vocab_size=150,
        hard_vocab_limit=False,
        normalization_rule_name="identity",
        unk_id=0,
        bos_id=-1,
        eos_id=-1,
        pad_id=-1,
        minloglevel=2,
    )
    return out.getvalue()


def write_tensors(path: Path, **tensors: numpy.ndarray) -> None:
    """Write a safetensors file by the book."""
    names = {"int8": "I8", "float16": "F16", "float32": "F32"}
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    content = b""
    for name, tensor in tensors.items():
        end = len(content) + tensor.nbytes
        header[name] = {
            "dtype": names[tensor.dtype.name],
            "shape": list(tensor.shape),
            "data_offsets": [len(content), end],
        }
        content += tensor.tobytes()
    head = json.dumps(header).encode()
    path.write_bytes(len(head).to_bytes(8, "little") + head + content)


def checksums(folder: Path) -> None:
    files = sorted(f for f in folder.iterdir() if f.name != "SHA256SUMS")
    sums = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in files]
    (folder / "SHA256SUMS").write_text("".join(sums))


def static(folder: Path) -> Path:
    """A folder as the recipe ships it."""
    folder.mkdir(parents=True)
    model = pieces()
    (folder / "pieces.spm").write_bytes(model)
    count = sentencepiece.SentencePieceProcessor(model_proto=model).get_piece_size()
    chance = numpy.random.default_rng(3)
    write_tensors(
        folder / "model.safetensors",
        embeddings=chance.integers(-127, 128, (count, 12)).astype(numpy.int8),
        weights=chance.random(count, dtype=numpy.float32),
    )
    (folder / "model.toml").write_text(
        'name = "tiny"\nkind = "static-embedding"\nrevision = "1"\nlanguages = ["vi", "en"]\n'
        'dimensions = 12\nvocabulary = "pieces.spm"\nmatrix = "model.safetensors"\n',
        "utf-8",
    )
    checksums(folder)
    return folder


def transformer(folder: Path, seed: int = 7) -> Path:
    """A BERT with mean pooling, as sentence-transformers saves it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(seed)
    bare = folder.with_name(folder.name + "-bare")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(set(TEXT.lower().split()))]
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
    )
    BertModel(config).eval().save_pretrained(bare)
    vocabulary = bare / "vocab.txt"
    vocabulary.write_text("\n".join(words), "utf-8")
    BertTokenizerFast(vocab=str(vocabulary), strip_accents=False).save_pretrained(bare)
    layers = [Transformer(str(bare), max_seq_length=64), Pooling(16)]
    SentenceTransformer(modules=layers, device="cpu").save(str(folder))
    return folder
