"""Engines, one file each: they run the two verbs of the plan (`plan.Engine`) over rows."""
