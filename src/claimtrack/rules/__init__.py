"""The rules, one module each: the docstring is the manual and the test, `check` is the code."""
