import pytest

from align.glossary import Entry, Glossary, Part


def test_forms_are_preferred_allowed_inflected_capitalised() -> None:
    entry = Entry("1", "tỉnh ủy", "provincial Party committee", allowed=("Provincial Committee",))
    assert entry.renderings == (
        "provincial Party committee",
        "Provincial Committee",
        "provincial Party committees",
        "Provincial Committees",
    )
    assert entry.forms == (
        *entry.renderings,
        "Provincial Party committee",
        "Provincial Party committees",
    )


@pytest.mark.parametrize(
    ("entry", "renderings"),
    [
        (Entry("1", "a", "cadre", inflect=False), ("cadre",)),
        (Entry("1", "a", "the masses"), ("the masses", "masses")),
        (Entry("1", "a", "lead", part_of_speech=Part.NAME), ("lead",)),
        (
            Entry("1", "a", "lead", allowed=("leadership",), part_of_speech=Part.VERB),
            ("lead", "leadership", "leads", "led", "leading"),
        ),
        (Entry("1", "Lạng Sơn", do_not_translate=True), ("Lạng Sơn",)),
        (
            Entry("1", "Tràng Định", variants=("Tràng-định",), do_not_translate=True),
            ("Tràng Định", "Tràng-định"),
        ),
        (Entry("1", "a", "Kader", language="de"), ("Kader",)),
    ],
)
def test_renderings(entry: Entry, renderings: tuple[str, ...]) -> None:
    assert entry.renderings == renderings


def test_what_is_not_translated_is_its_own_target() -> None:
    assert Entry("1", "Lạng Sơn", do_not_translate=True).target == "Lạng Sơn"


def test_forbidden_forms_are_inflected_too() -> None:
    assert Entry("1", "a", "cell", forbidden=("branch",)).banned == ("branch", "branches")


def test_the_digest_is_of_the_meaning() -> None:
    one, two = Entry("1", "a", "x", note="why"), Entry("2", "b", "y", variants=("c", "d"))
    digest = Glossary((one, two)).digest
    assert len(digest) == 64
    same = (Entry("7", "b", "y", variants=("d", "c")), Entry("8", "a", "x", domain="law"))
    assert Glossary(same, name="other").digest == digest
    assert Glossary((one,)).digest != digest
    assert Glossary((one, two), target="de").digest != digest
    assert Glossary((Entry("1", "a", "x", inflect=False), two)).digest != digest
