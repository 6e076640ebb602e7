"""Run the command line as ``python -m align``."""

from align.cli.app import main

main()
