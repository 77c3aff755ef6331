"""What is remembered from one run to the next: by content, in files that can be deleted at any time. Decides nothing."""
