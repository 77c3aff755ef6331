"""What changed between two states of a corpus, and why a claim stands otherwise: computed from the evidence, never guessed."""
