from collections.abc import Sequence

import pytest

from align.glossary import Context, Entry
from align.glossary.draft import DraftGlossary
from align.glossary.merging import Kind, Merged, Prefer, merged

OURS = Entry(
    "",
    "tỉnh ủy",
    "provincial Party committee",
    allowed=("provincial committee of the Party",),
    forbidden=("province committee",),
    note="ours",
)


def draft(path: str, entries: Sequence[Entry]) -> DraftGlossary:
    made = DraftGlossary(path, path, "vi", "en")
    for number, entry in enumerate(entries, 1):
        made.add(10 * number, entry)
    return made


def merge(theirs: Sequence[Entry], prefer: Prefer | None = None) -> Merged:
    return merged(draft("ours.yaml", [OURS]), draft("theirs.tbx", theirs), prefer)


@pytest.mark.parametrize(
    ("theirs", "kind", "form"),
    [
        (OURS, Kind.SAME, ""),
        (Entry("", "tỉnh uỷ", "provincial Party committee"), Kind.SAME, ""),
        (Entry("", "TỈNH ỦY", "provincial Party committee"), Kind.SAME, ""),
        (Entry("", "tỉnh ủy", "provincial Party committee", allowed=("PPC",)), Kind.JOINED, ""),
        (Entry("", "tỉnh ủy", "provincial committee"), Kind.TARGET, ""),
        (Entry("", "ban", "provincial committee", variants=("tỉnh ủy",)), Kind.TARGET, ""),
        (Entry("", "tỉnh ủy", do_not_translate=True), Kind.TARGET, ""),
        (
            Entry("", "tỉnh ủy", OURS.target, allowed=("province committee",)),
            Kind.FORMS,
            "province committee",
        ),
        (
            Entry("", "tỉnh ủy", OURS.target, forbidden=OURS.allowed),
            Kind.FORMS,
            "provincial committee of the Party",
        ),
    ],
)
def test_entries_for_the_same_words(theirs: Entry, kind: Kind, form: str) -> None:
    result = merge([theirs])
    (meeting,) = result.meetings
    assert (meeting.kind, meeting.form) == (kind, form)
    assert (meeting.ours.path, meeting.ours.line) == ("ours.yaml", 10)
    assert (meeting.theirs.path, meeting.theirs.line) == ("theirs.tbx", 10)
    assert not result.added
    if meeting.contradicts:
        assert result.contradictions == [meeting]
        assert [placed.entry.target for placed in result.placed] == [OURS.target]
        assert not result.changed


@pytest.mark.parametrize(
    "theirs",
    [
        Entry("", "huyện ủy", "district Party committee"),
        Entry("", "tỉnh ủy", "committee", when=Context(before=("bí thư",))),
        Entry("", "Tỉnh ủy", "Committee", case_sensitive=True),
    ],
)
def test_what_is_found_otherwise_is_added(theirs: Entry) -> None:
    result = merge([theirs])
    assert not result.meetings
    assert [entry.target for entry in result.added] == [theirs.target]


def test_what_says_more_is_joined() -> None:
    theirs = Entry(
        "", "tỉnh ủy", OURS.target, variants=("TU",), allowed=("PPC",), note="theirs", domain="d"
    )
    result = merge([theirs])
    assert set(result.changed) == {10}
    joined = result.changed[10]
    assert joined.variants == ("TU",)
    assert joined.allowed == (*OURS.allowed, "PPC")
    assert (joined.note, joined.domain) == ("ours", "d")


@pytest.mark.parametrize(
    ("prefer", "target"),
    [(Prefer.OURS, OURS.target), (Prefer.THEIRS, "province committee")],
)
def test_a_preference_decides(prefer: Prefer, target: str) -> None:
    result = merge([Entry("", "tỉnh ủy", "province committee")], prefer)
    (placed,) = result.placed
    assert placed.entry.target == target
    assert placed.entry.note == "ours"
    assert target not in placed.entry.forbidden


def test_of_one_file_the_first_is_ours() -> None:
    twice = [Entry("", "chi bộ", "Party cell"), Entry("", "chi bộ", "Party chapter")]
    result = merged(None, draft("a.csv", twice), None)
    (meeting,) = result.contradictions
    assert (meeting.ours.line, meeting.theirs.line) == (10, 20)
    assert [entry.target for entry in result.added] == ["Party cell"]
    later = merged(None, draft("a.csv", twice), Prefer.THEIRS)
    assert [entry.target for entry in later.added] == ["Party chapter"]
