"""The corpus as it was: git read by its command line, a corpus opened at a revision, the history of one claim."""
