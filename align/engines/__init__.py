"""Machine translation engines behind one small contract (``base.Engine``)."""
