"""`gh api` as far as `action.yml` uses it: notes each call, lists the comments in `$GH_FOLDER`, and refuses if told to."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import jq

folder = Path(os.environ["GH_FOLDER"])
args = sys.argv[1:]
assert args[0] == "api"
fields = dict(args[at + 1].split("=", 1) for at, arg in enumerate(args) if arg in ("-f", "-F"))
call = {
    "method": args[args.index("--method") + 1] if "--method" in args else "GET",
    "path": next(arg for arg in args if arg.startswith("repos/")),
    "fields": {key: Path(value[1:]).read_text("utf-8") if value[:1] == "@" else value for key, value in fields.items()},
    "token": os.environ.get("GH_TOKEN"),
    "host": os.environ.get("GH_HOST"),
}
with (folder / "calls.jsonl").open("a", encoding="utf-8") as calls:
    calls.write(json.dumps(call) + "\n")
if call["method"] != "GET" and (folder / "refuse").exists():
    sys.exit((folder / "refuse").read_text("utf-8"))
if call["method"] == "GET":
    for row in jq.compile(args[args.index("--jq") + 1]).input_text((folder / "comments.json").read_text("utf-8")).all():
        print(row)
