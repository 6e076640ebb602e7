"""The workbench in a browser on the same machine; needs the extra ``web`` (textual-serve)."""
