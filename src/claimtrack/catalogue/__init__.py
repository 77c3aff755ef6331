"""The searchable index of a corpus that does not fit files in one checkout: tables on the disk, queried where they lie."""
