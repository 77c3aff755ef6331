"""What can be shown for a claim: stored copies as text, quotations found in them, passages that two of them share. Pure."""
