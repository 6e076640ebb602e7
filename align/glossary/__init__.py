"""The term base: load it, find its terms in a sentence, judge a target."""

from align.glossary.base import Glossary
from align.glossary.entry import Context, Entry, Part
from align.glossary.judge import judge
from align.glossary.load import load_glossary

__all__ = ["Context", "Entry", "Glossary", "Part", "judge", "load_glossary"]
