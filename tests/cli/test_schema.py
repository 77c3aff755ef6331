"""`schema`: what editors check records by. The records are read as an editor reads YAML 1.2: `2026` is a number, `no` a text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import jsonschema
import msgspec
import pytest
import yaml

from claimtrack.export import meanings
from claimtrack.export.schema import Record, schema_of
from claimtrack.model import Attribution, Camp, Capture, Claim, Correction, Found, Judgement, Reply, Review, Source
from cli.conftest import ROOT, Run
from written_corpus import files, split

FOLDERS: dict[str, Record] = {"claims": "claim", "sources": "source", "camps": "camps", "links": "links"}


class Editor(yaml.SafeLoader):
    """YAML as editors read it, by the core schema of YAML 1.2 (chapter 10.3.2): no dates, no `no`."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML declares it so


Editor.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
Editor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
Editor.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]*$"), list("-+0123456789"))


def faults(record: Record, text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(schema_of(record))
    documents = yaml.load_all(text, Editor)
    return sorted(fault.message for document in documents for fault in validator.iter_errors(document))


@pytest.mark.parametrize("record", get_args(Record))
def test_the_schema_is_one(claimtrack: Run, record: Record) -> None:
    printed = json.loads(claimtrack("schema", record).out)
    jsonschema.Draft7Validator.check_schema(printed)
    assert printed["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("path", [*ROOT.glob("claims/**/*.yaml"), *ROOT.glob("sources/**/*.yaml"), ROOT / "camps.yaml"], ids=str)
def test_every_record_of_the_case_fits(path: Path) -> None:
    folder = path.relative_to(ROOT).parts[0].removesuffix(".yaml")
    assert faults(FOLDERS[folder], path.read_text("utf-8")) == []


@pytest.mark.parametrize("rule", sorted((ROOT / "src/claimtrack/rules").glob("ct[1-79]*.py")), ids=lambda path: path.stem[:5])
def test_the_records_in_the_manuals_fit(rule: Path) -> None:
    """But for those of CT0, whose point is that they do not."""
    for example in re.findall(r"```yaml\n(.*?)```", rule.read_text("utf-8").split('"""')[1], flags=re.DOTALL):
        for file in files(split(example)):
            assert isinstance(file.data, bytes)
            assert faults(FOLDERS[file.folder], file.data.decode("utf-8")) == [], file.path


@pytest.mark.parametrize(
    ("record", "text", "fault"),
    [
        ("claim", "claim: A\nabuot: b\n", "('abuot' was unexpected)"),
        ("claim", "said: []\n", "'claim' is a required property"),
        ("claim", "claim: A\nsaid:\n  - {source: x, basis: firsthnad}\n", "'firsthnad' is not one of"),
        ("claim", "claim: A\nsaid:\n  - {source: x, date: last Monday}\n", "'last Monday' does not match"),
        ("source", "source: A\nkind: body\n", "'anonymity' is a required property"),
        ("source", "source: A\nkind: body\nanonymity: named\ngrade: G\n", "'G' is not one of"),
        ("camps", "city: {role: neutral}\n", "'name' is a required property"),
        ("links", "- {a: x, b: y, verdict: alike}\n", "'alike' is not one of"),
    ],
)
def test_what_does_not_fit(record: Record, text: str, fault: str) -> None:
    (found,) = faults(record, text)
    assert fault in found


@pytest.mark.parametrize("text", ["claim: 12\nsaid:\n  - {source: 7, date: 2026}\n", "claim: A\nid: no\nas_of: 2026-02-23\n"])
def test_what_looks_like_a_number_is_a_text(text: str) -> None:
    assert faults("claim", text) == []


def test_every_key_and_word_says_what_it_means() -> None:
    for kind in (Claim, Attribution, Found, Source, Capture, Reply, Review, Correction, Camp, Judgement):
        assert set(meanings.KEYS[kind.__name__]) == set(kind.__struct_encode_fields__)
        for field in msgspec.structs.fields(kind):
            words = [word for one in (field.type, *get_args(field.type)) for word in get_args(one) if isinstance(word, str)]
            if words and field.encode_name in meanings.WORDS:
                assert set(meanings.WORDS[field.encode_name]) == set(words)
    words = schema_of("claim")["definitions"]["Attribution"]["properties"]["basis"]
    assert dict(zip(words["enum"], words["enumDescriptions"], strict=True))["position"] == "in a position to know"


def test_a_corpus_keeps_its_schemas_and_its_records_lead_there(claimtrack: Run, tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    assert claimtrack("new", "claim", "a/b", "--claim", "One", "--source", "x", cwd=tmp_path).status == 0
    assert (tmp_path / "claims/a/b.yaml").read_text().startswith("claim: One\n")
    assert claimtrack("schema", "--write", cwd=tmp_path).out.splitlines()[0] == "schemas/claim.json"
    assert claimtrack("new", "claim", "a/c", "--claim", "Two", "--source", "x", cwd=tmp_path).status == 0
    first = (tmp_path / "claims/a/c.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../schemas/claim.json"
    schema = (tmp_path / "claims/a" / first.partition("=")[2]).resolve()
    assert schema.read_text() == claimtrack("schema", "claim").out
    assert claimtrack("schema", "claim", "-o", "here.json", cwd=tmp_path).out == ""
    assert (tmp_path / "here.json").read_text() == schema.read_text()


@pytest.mark.parametrize("args", [["schema"], ["schema", "claim", "--write"], ["schema", "--write", "-o", "x.json"]])
def test_which_schema(claimtrack: Run, args: list[str], tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    assert claimtrack(*args, cwd=tmp_path).status == 2
    assert not (tmp_path / "schemas").exists()
