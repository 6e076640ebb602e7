"""The workbench in the terminal; Textual is loaded by the modules in here, never by this line."""
