"""How each family of checkpoints is spoken to."""

import pytest

from align.engines.dialects import Checkpoint, Wish, dialect
from align.errors import EngineError

PLAIN = ("</s>", "<unk>", "▁vi", "vi", "en", "▁en")
CASES = [
    # type, tokenizer, extra tokens, wish; head, tail, prompt, start, opening, answer
    ("marian", "", (), Wish("vi", "en"), ((), ("</s>",), "", "", (), "")),
    ("marian", "", (">>eng<<",), Wish("vi", "en"), ((">>eng<<",), ("</s>",), "", "", (), "")),
    (
        "m2m_100",
        "M2M100Tokenizer",
        ("__vi__", "__en__"),
        Wish("vi", "en"),
        (("__vi__",), ("</s>",), "", "", ("__en__",), ""),
    ),
    (
        "m2m_100",
        "NllbTokenizer",
        ("vie_Latn", "eng_Latn"),
        Wish("vi", "en"),
        (("vie_Latn",), ("</s>",), "", "", ("eng_Latn",), ""),
    ),
    (
        "m2m_100",
        "NllbTokenizer",
        ("srp_Cyrl", "srp_Latn", "zho_Hans", "zho_Hant"),
        Wish("sr", "zho_Hant"),
        (("srp_Latn",), ("</s>",), "", "", ("zho_Hant",), ""),
    ),
    (
        "mbart",
        "MBart50Tokenizer",
        ("vi_VN", "en_XX"),
        Wish("vi", "en"),
        (("vi_VN",), ("</s>",), "", "", ("en_XX",), ""),
    ),
    (
        "mbart",
        "MBartTokenizer",
        ("vi_VN", "en_XX"),
        Wish("vi", "en"),
        ((), ("</s>", "vi_VN"), "", "en_XX", (), ""),
    ),
    ("t5", "", ("<2en>",), Wish("vi", "en"), ((), ("</s>",), "<2en> ", "", (), "")),
    ("t5", "", (), Wish("vi", "en"), ((), ("</s>",), "vi: ", "", (), "en: ")),
    ("mt5", "", (), Wish("vi", "en", "dịch: "), ((), ("</s>",), "dịch: ", "", (), "")),
]


@pytest.mark.parametrize(("kind", "tokenizer", "tokens", "wish", "expected"), CASES)
def test_families(
    kind: str, tokenizer: str, tokens: tuple[str, ...], wish: Wish, expected: tuple[object, ...]
) -> None:
    checkpoint = Checkpoint("x", {"model_type": kind}, tokenizer, frozenset((*PLAIN, *tokens)))
    found = dialect(checkpoint, wish)
    parts = (found.head, found.tail, found.prompt, found.start, found.opening, found.answer)
    assert parts == expected


def test_an_instruction_of_the_configuration_is_used() -> None:
    config = {
        "model_type": "t5",
        "task_specific_params": {"translation_vi_to_en": {"prefix": "translate vi to en: "}},
    }
    found = dialect(Checkpoint("x", config, "", frozenset(PLAIN)), Wish("vi", "en"))
    assert (found.prompt, found.answer) == ("translate vi to en: ", "")


@pytest.mark.parametrize(
    ("kind", "tokens", "said"),
    [
        ("bert", (), "a checkpoint of type 'bert' is no translation model known here"),
        (None, (), "a checkpoint of type None"),
        ("m2m_100", ("__de__",), "does not know the language 'vi'"),
        ("mbart", ("en_XX",), "does not know the language 'vi'"),
        ("marian", (">>fra<<",), "does not know the language 'en'"),
    ],
)
def test_what_it_cannot_do_is_said(kind: object, tokens: tuple[str, ...], said: str) -> None:
    checkpoint = Checkpoint("x", {"model_type": kind}, "", frozenset((*PLAIN, *tokens)))
    with pytest.raises(EngineError, match=said):
        dialect(checkpoint, Wish("vi", "en"))


@pytest.mark.parametrize("token", ["</s>", "<pad>", "__en__", "eng_Latn", "en_XX", ">>en<<"])
def test_marks_are_no_text(token: str) -> None:
    checkpoint = Checkpoint("x", {"model_type": "marian"}, "", frozenset(PLAIN))
    found = dialect(checkpoint, Wish("vi", "en"))
    assert found.is_mark(token)
    assert not found.is_mark("▁en")
    assert found.is_mark("<0x0A>")
    assert not found.is_mark("<0xE1>")
