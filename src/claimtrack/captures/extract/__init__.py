"""From the bytes of a copy to its text: one file per form. Nothing here stores anything, or looks anything up on a net."""
