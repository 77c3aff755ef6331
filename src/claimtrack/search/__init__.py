"""Have we had this before: an index of claims, and the ranking of what is nearest to a text."""
