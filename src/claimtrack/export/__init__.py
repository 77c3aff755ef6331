"""Exchange formats, one file each: what other programs read of a corpus."""
