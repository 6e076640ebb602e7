"""Which texts are taken for Vietnamese in an older encoding, and which must not be."""

import pytest

from align.languages.vi_encodings import FILE_ENCODINGS, VietnameseEncoding, find, is_syllable
from align.languages.vi_encodings.decision import convincing, is_viqr, of_line
from align.languages.vi_encodings.evidence import AS_IS, gather

SENTENCE = "Các huyện ủy đều cử cán bộ về xã, giúp chi bộ củng cố hợp tác xã và dân quân tự vệ."


@pytest.mark.parametrize(
    "word",
    [
        *("nghiêng", "giếng", "gì", "quốc", "quý", "khuỷu", "hoà", "hòa", "uỷ", "ủy", "yêu", "ý"),
        *("Đảng", "ƯƠNG", "người", "thuở", "xoong", "kỹ", "ghế", "ngành", "chuyện", "giặc", "án"),
    ],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        "",
        "tỉnhh",
        "strong",
        "cát́",
        "các̀",
        "hập̉",
        "ñaõ",
        "kà",
        "nghà",
        "cế",
        "Việtt",
        "wó",
        "123",
        "été",
        "quk",
    ],
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("encoding", FILE_ENCODINGS, ids=[e.name for e in FILE_ENCODINGS])
def test_a_sentence_is_enough(encoding: VietnameseEncoding) -> None:
    text = encoding.encode(SENTENCE).decode("latin-1")
    if encoding.name == "viqr":
        assert is_viqr([text]) is not None
    else:
        found = find(convincing(gather([text])))
        # Small letters are the same in all of TCVN 5712.
        assert found is not None
        assert found.decode(text) == SENTENCE
        evidence = gather([text])
        assert evidence.share(encoding.name) == 1
        assert evidence.share(AS_IS) < 0.7


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "Bà ta và ông là nhà báo; có lá thì là cá.",
        "Giá dao động từ 60.000 – 300.000 đồng ($ 2,59 – 13).",
        "- 99.5° F (37.5° C) đo ở miệng",
        "Đặt lại nhánh “%s” thành “%s”?",
        "Les élèves ont déjà été reçus à l’école, où l’on préfère l’été à l’hiver ; ça va de soi.",
        "Où est passé le garçon ? Là-bas, très près de la forêt, derrière le château.",
        "Für die Übermittlung größerer Änderungen müssen zunächst ältere Einträge gelöscht werden.",
        "El niño comió después; mañana habrá más años de educación pública según la nación.",
        "A ação não será possível até amanhã; são três opções à mão, informações também.",
        "Můj kůň žere příliš žluťoučké seno, říká náš český přítel.",
        "Şöyle ki, güneşli günlerde çocuklar bahçede oynuyor, değil mi?",
        "So? No. Go. You can be me. Do it (now). He's a man, isn't he? Oh, I'm so-so.",
        "What a day. We go to a spa. Who is he? Me. No, I do. Ha! So be it.",
        "if (a^b) { x = a+b; y = o'; } // e.g. a(b), a.b, u+v",
        "",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert convincing(gather([text])) == AS_IS
    assert of_line(text, AS_IS) == AS_IS
    assert not text.isascii() or is_viqr([text]) is None


@pytest.mark.parametrize("usual", ["tcvn3", "vni", "viscii", "vps", "windows-1258", "tcvn5712-1"])
def test_sound_lines_are_left_alone_in_a_document_that_is_not(usual: str) -> None:
    for text in (SENTENCE, "Bà Hòa và ông Tài là nhà báo.", "Où est passé le garçon ? Là-bas."):
        assert of_line(text, usual) == AS_IS


def test_a_short_line_is_what_the_document_is() -> None:
    encoding = find("tcvn3")
    assert encoding is not None
    line = encoding.encode("Năm nay").decode("latin-1")
    assert of_line(line, AS_IS) == AS_IS
    assert of_line(line, "tcvn3") == "tcvn3"
