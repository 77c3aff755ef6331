"""The language server: what `verify` finds, and what the records know of each other, told to an editor while somebody types.

Needs pygls (`claimtrack[lsp]`) and is imported by `claimtrack lsp` alone. Nothing here decides what is found, or writes a file.
"""
