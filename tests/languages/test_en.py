import pytest

from align.languages import language
from align.languages.en import English

EN = English("en")


@pytest.mark.parametrize(
    ("term", "plural"),
    [
        ("Party member", "Party members"),
        ("provincial Party committee", "provincial Party committees"),
        (
            "secretary of the provincial Party committee",
            "secretaries of the provincial Party committee",
        ),
        ("witness", "witnesses"),
        ("warship", "warships"),
        ("membership", "membership"),
        ("chairman", "chairmen"),
        ("vice-chairman", "vice-chairmen"),
        ("woman", "women"),
        ("Congress", "Congresses"),
        ("class", "classes"),
        ("branch", "branches"),
        ("hero", "heroes"),
        ("basis", "bases"),
        ("day", "days"),
        ("duty", "duties"),
        ("People's Council", "People's Councils"),
        ("armed forces", "armed forces"),
        ("militia", "militia"),
        ("socialism", "socialism"),
        ("Party-building work", "Party-building work"),
        ("Lạng Sơn", "Lạng Sơn"),
        ("of", "ofs"),
    ],
)
def test_plural(term: str, plural: str) -> None:
    assert EN.plural(term) == plural


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("consolidate", ("consolidates", "consolidated", "consolidating")),
        (
            "thoroughly grasp",
            ("thoroughly grasps", "thoroughly grasped", "thoroughly grasping"),
        ),
        ("step up", ("steps up", "stepped up", "stepping up")),
        ("carry out", ("carries out", "carried out", "carrying out")),
        ("build", ("builds", "built", "building")),
        ("write", ("writes", "wrote", "written", "writing")),
        ("cut", ("cuts", "cutting")),
        ("see", ("sees", "saw", "seen", "seeing")),
        ("re-elect", ()),
    ],
)
def test_verb(term: str, forms: tuple[str, ...]) -> None:
    assert EN.inflections(term, "verb") == forms


@pytest.mark.parametrize("part", ["name", "adjective", "adverb", "phrase"])
def test_other_words_have_no_inflection(part: str) -> None:
    assert EN.inflections("central", part) == ()


@pytest.mark.parametrize(
    ("term", "article"),
    [
        ("cadre", "a"),
        ("official", "an"),
        ("union", "a"),
        ("honest man", "an"),
        ("one-man system", "a"),
        ("U.S. aggressor", "a"),
        ("European", "a"),
    ],
)
def test_article(term: str, article: str) -> None:
    assert EN.article(term) == article


@pytest.mark.parametrize(
    ("term", "bare"),
    [("the masses", "masses"), ("A cadre", "cadre"), ("theory", "theory"), ("the", "the")],
)
def test_without_article(term: str, bare: str) -> None:
    assert EN.without_article(term) == bare


VERB = ("consolidate", "consolidates", "consolidated", "consolidating")
NOUN = ("cooperative", "cooperatives")


@pytest.mark.parametrize(
    ("forms", "before", "first"),
    [
        (VERB, "The level must be ", "consolidated"),
        (VERB, "It has ", "consolidated"),
        (VERB, "The level is not ", "consolidated"),
        (VERB, "It has also constantly ", "consolidated"),
        (VERB, "not ", "consolidate"),
        (VERB, "the work of ", "consolidating"),
        (VERB, "in order to ", "consolidate"),
        (VERB, "", "consolidate"),
        (VERB, "The ", "consolidating"),
        ((*VERB, "consolidation"), "The ", "consolidation"),
        ((*VERB, "consolidation"), "its ", "consolidation"),
        (("build", "builds", "built", "building"), "was ", "built"),
        (("choose", "chooses", "chose", "chosen", "choosing"), "was ", "chosen"),
        (NOUN, "of ", "cooperative"),
        (NOUN, "These are ", "cooperative"),
    ],
)
def test_a_form_fits_what_stands_before(forms: tuple[str, ...], before: str, first: str) -> None:
    assert English("en").fitting(forms, before)[0] == first


WITH_NOUN = (*VERB, "consolidation")


@pytest.mark.parametrize(
    ("forms", "before", "after", "tie"),
    [
        (WITH_NOUN, "the consolidation", " leadership of the committee", " of"),
        (WITH_NOUN, "The Consolidation", " the whole system", " of"),
        (WITH_NOUN, "its consolidation", " province's level", " of"),
        (WITH_NOUN, "the consolidation", " of the committee", ""),
        (WITH_NOUN, "the consolidation", " needs time", ""),
        (WITH_NOUN, "the consolidation", " was late", ""),
        (WITH_NOUN, "the consolidation", " work", ""),
        (WITH_NOUN, "the consolidation", ", which", ""),
        (WITH_NOUN, "the consolidation", "", ""),
        (WITH_NOUN, "after consolidation", " leaders", ""),
        (WITH_NOUN, "the consolidating", " leadership", ""),
        (("nation", "nations"), "the nation", " state", ""),
        (("lead", "leading", "leadership"), "the leadership", " quality", ""),
    ],
)
def test_a_verbs_noun_is_tied_to_its_object(
    forms: tuple[str, ...], before: str, after: str, tie: str
) -> None:
    assert English("en").tie(before, forms, after) == tie


@pytest.mark.parametrize(
    ("forms", "other", "first"),
    [
        (VERB, "strengthened", "consolidated"),
        (VERB, "strengthening the ranks", "consolidating"),
        (VERB, "strengthen", "consolidate"),
        (NOUN, "farms", "cooperatives"),
        (NOUN, "farm", "cooperative"),
        (NOUN, "", "cooperative"),
        (("Party committee of the province", "Party committees of the province"), "boards", None),
    ],
)
def test_a_form_is_inflected_like_another(
    forms: tuple[str, ...], other: str, first: str | None
) -> None:
    assert English("en").like(forms, other)[0] == (first or forms[-1])


@pytest.mark.parametrize(
    ("before", "link_before", "link_after", "after"),
    [
        ("the Board", " of the ", " and ", "others"),
        ("the Board", " and ", " in the ", "north"),
        ("they met", " a ", " ", "again"),
        ("they", " ", "", ", too"),
        ("", "", " of ", "one"),
        ("sand", " ", " ", "android"),
    ],
)
def test_what_ties_words_to_their_neighbours(
    before: str, link_before: str, link_after: str, after: str
) -> None:
    start = len(before + link_before)
    text = before + link_before + "Party" + link_after + after
    first, last = EN.link(text, start, start + 5)
    assert (text[:first], text[last:]) == (before, after)


@pytest.mark.parametrize(
    ("clause", "inside"),
    [
        ("The Party committee met", "the Party committee met"),
        ("But on Monday", "but on Monday"),
        ("Historians say", "historians say"),
        ("I know", "I know"),
        ("Party cells", "Party cells"),
        ("Central Committee members", "Central Committee members"),
        ("In Hanoi", "in Hanoi"),
        ("U.S. aircraft", "U.S. aircraft"),
        ("USA", "USA"),
        ("“The words”", "“The words”"),
        ("", ""),
    ],
)
def test_a_clause_inside_a_sentence(clause: str, inside: str) -> None:
    assert language("en").continued(clause) == inside
    assert language("xx").continued(clause) == clause
