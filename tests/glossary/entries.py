"""Term bases for hypothesis to try formats with."""

from dataclasses import replace

from hypothesis import strategies as st

from align.glossary import Context, Entry, Glossary, Part
from align.text import plain

_LETTERS = st.sampled_from(list("abcTUVđĐươếẶ019"))
_MARKS = st.sampled_from(list(" '\"|\\#<>&;:,=-–’().[]{}%@!?*`~^$+_/\u00a0"))


def _tidy(text: str) -> str:
    return " ".join(plain(text).split())


_PIECE = st.text(st.one_of(_LETTERS, _MARKS), max_size=8)
TEXT = st.tuples(_PIECE, _LETTERS, _PIECE).map("".join).map(_tidy)
TEXTS = st.lists(TEXT, max_size=3, unique=True).map(tuple)
MAYBE = st.one_of(st.just(""), TEXT)
CONTEXT = st.builds(Context, TEXTS, TEXTS, TEXTS)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Draw an entry that every reader takes: its forms are not both allowed and forbidden."""
    source = draw(TEXT)
    keep = draw(st.booleans())
    target = source if keep else draw(TEXT)
    allowed = tuple(form for form in draw(TEXTS) if form != target)
    return Entry(
        id=source,
        source=source,
        target=target,
        variants=tuple(text for text in draw(TEXTS) if text != source),
        allowed=allowed,
        forbidden=tuple(form for form in draw(TEXTS) if form not in {target, *allowed}),
        note=draw(MAYBE),
        part_of_speech=draw(st.sampled_from(Part)),
        domain=draw(MAYBE),
        case_sensitive=draw(st.booleans()),
        any_case=draw(st.booleans()),
        do_not_translate=keep,
        inflect=draw(st.booleans()),
        when=draw(CONTEXT),
        unless=draw(CONTEXT),
    )


@st.composite
def glossaries(draw: st.DrawFn) -> Glossary:
    """Draw a term base in which no two entries are found by the same words."""
    drawn = draw(st.lists(entries(), min_size=1, max_size=4))
    made = []
    for number, entry in enumerate(drawn):
        # A word of its own in every spelling keeps the entries apart.
        source = f"{entry.source} t{number}"
        variants = tuple(f"{text} v{number}" for text in entry.variants)
        target = source if entry.do_not_translate else entry.target
        allowed = tuple(form for form in entry.allowed if form != target)
        forbidden = tuple(form for form in entry.forbidden if form != target)
        identity = draw(st.sampled_from([source, f"id {number}"]))
        made.append(
            replace(
                entry,
                id=identity,
                source=source,
                variants=variants,
                target=target,
                allowed=allowed,
                forbidden=forbidden,
            )
        )
    return Glossary(tuple(made), draw(MAYBE))
