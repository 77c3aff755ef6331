"""The languages in which values can be read: one file of words and patterns each, and the form that all of them have."""
