"""Which claims belong together, and what two of them have to do with each other."""
