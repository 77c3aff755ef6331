"""`python -m claimtrack`: the same program without its script."""

from claimtrack.cli import main

main()
