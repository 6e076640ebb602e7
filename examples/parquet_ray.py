"""Translate a column of parquet files with Ray Data.

    pip install 'align-workbench[ray]'
    python examples/parquet_ray.py IN.parquet OUT/ --column text [--glossary terms.yaml]

Each actor loads the engine once and translates whole batches. A row whose text could not be
translated in full says in the column ``failed`` how many of its segments stand as they were.
"""

import argparse
from pathlib import Path
from typing import TypeAlias

import pyarrow
import ray

from align import translate_documents
from align.engines.options import EngineOptions
from align.engines.registry import create
from align.glossary import load_glossary

Table: TypeAlias = "pyarrow.Table"


class Translate:
    """What an actor keeps: engine and term base."""

    def __init__(self, column: str, glossary: str | None) -> None:
        self._column = column
        self._engine = create("compact", EngineOptions(threads=1))
        self._glossary = load_glossary(Path(glossary)) if glossary else None

    def __call__(self, batch: Table) -> Table:
        """Return a batch with the translation, and what failed, in two columns more."""
        texts = [text or "" for text in batch[self._column].to_pylist()]
        made = list(translate_documents(texts, engine=self._engine, glossary=self._glossary))
        batch = batch.append_column("translation", pyarrow.array([one.text for one in made]))
        return batch.append_column("failed", pyarrow.array([len(one.failed) for one in made]))


def main() -> None:
    """Read, translate, write."""
    parser = argparse.ArgumentParser(description="Translate a column of parquet files.")
    parser.add_argument("source", help="file or folder of parquet")
    parser.add_argument("target", help="folder to write")
    parser.add_argument("--column", default="text")
    parser.add_argument("--glossary", help="term base to obey")
    parser.add_argument("--workers", type=int, default=0, help="default: all cores but one")
    said = parser.parse_args()
    ray.init(log_to_driver=False)
    # Reading and writing need a core as well: actors on all of them would wait for ever.
    free = max(1, int(ray.cluster_resources()["CPU"]) - 1)
    glossary = str(Path(said.glossary).resolve()) if said.glossary else None
    rows = ray.data.read_parquet(said.source)
    translated = rows.map_batches(
        Translate,
        fn_constructor_args=(said.column, glossary),
        batch_format="pyarrow",
        batch_size=256,
        concurrency=min(said.workers or free, free),
        num_cpus=1,
    )
    translated.write_parquet(said.target)


if __name__ == "__main__":
    main()
