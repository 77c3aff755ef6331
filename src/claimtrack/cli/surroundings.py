"""What a platform takes of a report, and how it names its files. Asks the environment, and runs no program."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from claimtrack.plan import Report

WORKSPACES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Variables in which GitHub Actions and GitLab CI name the folder of the checkout."""


def prefix(root: Path) -> str:
    """What leads from the root of the repository to a corpus: `desk/`; empty where it lies at the root, or in none.

    The root is the nearest folder upwards with a `.git`, which a checkout need not be the whole workspace for; where there is
    none, as in a checkout without git, the workspace of the platform.
    """
    home = root.resolve()
    top = next((folder for folder in (home, *home.parents) if os.path.lexists(folder / ".git")), None) or _workspace(home)
    if top is None or top == home:
        return ""
    return home.relative_to(top).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace") + "/"


def taken(name: str, report: Report) -> Report:
    """The report as far as the platform here takes it in that format.

    GitHub's code scanning does not read `suppressions`: of a SARIF log with silenced findings it makes open alerts of them
    (github/codeql-action#1230). So there they stay out; everywhere else they are in it, with their reasons.
    """
    unread = name == "sarif" and os.environ.get("GITHUB_ACTIONS") == "true"
    return msgspec.structs.replace(report, silenced=(), baselined=()) if unread else report


def _workspace(home: Path) -> Path | None:
    named = (Path(os.environ[name]).resolve() for name in WORKSPACES if os.environ.get(name))
    return next((folder for folder in named if home.is_relative_to(folder)), None)
