"""Which entries of the dictionaries become hints, and how a training pair is told them.

`python -m models.recipes.hints STATE --corpus DIR... --dev DIR` writes the hints of a state folder
anew, for the next export: a dictionary may grow without training.

The file is what the engine reads (`align.engines.hints`): every entry of the project's own
lexicons, the rare ones marked.  Rare is what stands in at most `rare` sentences of the prose
trained on: about such words the network has little to go by.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cache
from pathlib import Path

from align.engines.hints import HINTS, SHORT
from align.languages import Language, language
from models.recipes.clean import tidy
from models.recipes.corpus import Pair, harvest, locate
from models.recipes.phrases import Phrase, PieceKinds, units
from models.recipes.settings import Recipe, load_recipe

RECIPE = Path(__file__).with_name("vi-en-compact.toml")
MOST_SYLLABLES = 6
MOST_WORDS = 4
NOWHERE = (0, 0)

Key = tuple[str, ...]


def entries(recipe: Recipe, folders: Sequence[Path], kind: str) -> dict[str, str]:
    """Headwords of the corpora of a kind and what is said of them: one short rendering, or two."""
    found: dict[str, str] = {}
    spoken = language(recipe.source)
    for entry in recipe.corpus:
        if entry.kind != kind:
            continue
        for line in locate(entry.file, folders).read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            parts = [part for part in map(tidy, cells[1].split(";")) if part and "(" not in part]
            head = tidy(cells[0]).lower()
            # A name that is merely spelled out is for the house style to decide.
            if parts and head not in found and not _is_spelling(head, parts[0], spoken):
                found[head] = _said(parts)
    return found


def names(recipe: Recipe, folders: Sequence[Path]) -> list[str]:
    """Names in the lexicons that stay as they are."""
    files = (locate(entry.file, folders) for entry in recipe.corpus if entry.kind == "lexicon")
    lines = (line for path in files for line in path.read_text(encoding="utf-8").splitlines())
    rows = (line.split("\t") for line in lines)
    said = (tidy(row[0]) for row in rows if tidy(row[0]) == tidy(row[1]))
    return list(dict.fromkeys(name for name in said if name[:1].isupper()))


def _is_spelling(head: str, said: str, spoken: Language) -> bool:
    ours, theirs = (map(spoken.skeleton, text.lower().split()) for text in (head, said))
    return list(ours) == list(theirs)


def _said(parts: Sequence[str]) -> str:
    short = all(len(part.split()) <= MOST_WORDS for part in parts[:2])
    return "; ".join(parts[:2] if short else parts[:1])


def _occurrences(
    heads: Set[Key], pairs: Sequence[Pair], recipe: Recipe, fold: Callable[[str], str]
) -> Counter[Key]:
    """In how many places of the prose each headword stands, by longest match."""
    counts: Counter[Key] = Counter()
    for pair in pairs:
        if recipe.corpus[pair.origin].kind == "prose":
            words = "".join(c if c.isalnum() else " " for c in pair.source).split()
            counts.update(_matches(tuple(map(fold, words)), heads))
    return counts


def _matches(words: Key, heads: Set[Key]) -> Iterator[Key]:
    at = 0
    while at < len(words):
        sizes = range(min(MOST_SYLLABLES, len(words) - at), 1, -1)
        size = next((n for n in sizes if words[at : at + n] in heads), 1)
        yield words[at : at + size]
        at += size


def write_hints(
    recipe: Recipe, folders: Sequence[Path], pairs: Sequence[Pair], path: Path, rare: int
) -> None:
    """Write the file of hints; `pairs` are those trained on.

    Corpora of the kind `forms` say what a word means where it stands alone, in a form or a table:
    their entries come last, none of them rare, so that there they win.
    """
    said = entries(recipe, folders, "lexicon")
    fold = cache(language(recipe.source).fold)
    heads = {tuple(map(fold, head.split())) for head in said}
    counts = _occurrences(heads, pairs, recipe, fold)
    lines = []
    for head, text in said.items():
        key = tuple(map(fold, head.split()))
        seldom = len(key) <= MOST_SYLLABLES and counts[key] <= rare
        lines.append(f"{head}\t{text}\t{'rare' if seldom else ''}\n")
    lines += [f"{head}\t{text}\t\n" for head, text in entries(recipe, folders, "forms").items()]
    lines += [f"{name}\t{name}\tname\n" for name in names(recipe, folders)]
    path.write_text("".join(lines), encoding="utf-8")


def hinted(
    source: Sequence[int],
    kinds: PieceKinds,
    fold: Callable[[str], str],
    known: tuple[Mapping[Key, list[int]], Mapping[Key, list[int]]],
    most: int,
) -> list[tuple[Phrase, list[int]]]:
    """Places of a source that have a hint, with its pieces; as the engine finds them.

    `known` are the rare entries and all entries, by folded syllables. A common entry is no hint,
    but nothing is looked for within it; in a short text it is one.
    """
    inside, alone = known
    words = [unit for unit in units(source, kinds, frozenset()) if unit[2] == 1]
    texts = [fold("".join(kinds.texts[p] for p in source[a:b])) for a, b, _ in words]
    if texts and (said := alone.get(tuple(texts))) and _is_all(source, kinds, words):
        return [(Phrase((words[0][0], words[-1][1]), NOWHERE), said)]
    raised = [any(kinds.capitals[p] for p in source[a:b]) for a, b, _ in words]
    short = len(words) <= SHORT
    headed = short and not any(raised[1:2])
    found: list[tuple[Phrase, list[int]]] = []
    at = 0
    while at < len(words) and len(found) < most:
        size = _longest(words[at:], texts[at:], alone)
        place = Phrase((words[at][0], words[at + size - 1][1]), NOWHERE)
        said = (alone if short else inside).get(tuple(texts[at : at + size]))
        small = not raised[at] or (at == 0 and headed)
        if said is not None and (size > 1 or small):
            found.append((place, said))
        at += size
    return found


def _longest(
    words: Sequence[tuple[int, int, int]], texts: Sequence[str], known: Mapping[Key, list[int]]
) -> int:
    """Syllables of the longest entry that begins here and that no mark of punctuation cuts."""
    for size in range(min(MOST_SYLLABLES, len(words)), 1, -1):
        run = words[:size]
        joined = run[-1][1] - run[0][0] == sum(end - begin for begin, end, _ in run)
        if joined and tuple(texts[:size]) in known:
            return size
    return 1


def _is_all(
    source: Sequence[int], kinds: PieceKinds, words: Sequence[tuple[int, int, int]]
) -> bool:
    """Whether nothing but marks of punctuation stands before, between and behind the words."""
    covered = {i for begin, end, _ in words for i in range(begin, end)}
    return not any(kinds.letters[p] for i, p in enumerate(source) if i not in covered)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="models.recipes.hints", description=__doc__)
    parser.add_argument("state", type=Path)
    parser.add_argument("--recipe", type=Path, default=RECIPE)
    parser.add_argument("--corpus", type=Path, nargs="+", required=True)
    parser.add_argument("--dev", type=Path, required=True)
    options = parser.parse_args()
    recipe = load_recipe(options.recipe)
    found = harvest(recipe, options.corpus, options.dev)
    path = options.state / HINTS
    write_hints(recipe, options.corpus, found.train, path, recipe.training.rare)
    lines = path.read_text(encoding="utf-8").splitlines()
    print(f"{path}: {len(lines):,} entries, {sum(line.endswith('rare') for line in lines):,} rare")


if __name__ == "__main__":
    main()
