"""Engines: two verbs, `flat_map` and `group`, over rows."""
