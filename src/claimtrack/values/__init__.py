"""Comparable values, one file per kind: read from words, related to another of the same kind."""
