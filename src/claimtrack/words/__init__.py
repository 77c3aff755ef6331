"""What a sentence is made of: its tokens and stems, its names in all their spellings. Knows no claims, records or values."""
