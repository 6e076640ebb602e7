"""Two documents become one memory: sentence alignment and its review."""
