"""The command line: options in, one call below, tables and exit codes out."""
