"""Output formats, one file each. A renderer shows what was found; it decides nothing."""
