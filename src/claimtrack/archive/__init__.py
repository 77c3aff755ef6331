"""A corpus of so many records that no one machine holds them: the plan over streams, from readings to tables. Pure."""
