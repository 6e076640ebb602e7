"""The workbench as a library: documents in, units out, nothing written.

::

    from pathlib import Path
    from align import align_documents, translate_documents

    for document in translate_documents(Path("in").glob("*.pdf"), glossary="terms.yaml"):
        for unit in document.units:
            print(unit.segment.text, unit.target, unit.terms)

    [hello] = translate_documents(["Xin chào."])
    print(hello.text)

    alignment = align_documents(Path("sách.docx"), Path("book.docx"))

Whatever is a ``Path`` is a file and is read; a ``str`` is a text itself, one paragraph a line.
Errors are those of ``align.errors``, one sentence each. Nothing is kept between two calls: load an
engine once (``align.engines.registry.create``), and a term base (``align.glossary.load_glossary``),
and pass them to each. For ten thousand documents that must survive a power cut see ``align.jobs``.
"""

from align.api.aligning import AlignedPair, Alignment, align_documents
from align.api.translating import TranslatedDocument, translate_documents

__all__ = [
    "AlignedPair",
    "Alignment",
    "TranslatedDocument",
    "align_documents",
    "translate_documents",
]
