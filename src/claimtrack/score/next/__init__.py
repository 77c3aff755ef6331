"""What would lift a claim: the additions a desk can really make, the search for the smallest set, and a list of what to do."""
