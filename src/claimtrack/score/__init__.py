"""Corroboration as network reliability: the network of a claim, its exact probability, its level."""
