"""Stored copies of what sources published: taken in, kept under their hash, moved. Says nothing of what they prove."""
