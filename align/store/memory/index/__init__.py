"""The index of a memory: which units can be like a segment at all."""
