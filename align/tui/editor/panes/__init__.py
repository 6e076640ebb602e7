"""What stands in the panes, as paragraphs; no widget is known here."""
