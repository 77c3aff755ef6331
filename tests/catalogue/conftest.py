"""The corpora and their indexes, built once, and the program in this process."""

from __future__ import annotations

import pytest

from catalogue.desks import ROOT, Asked, Program, built, made


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(capsys)


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return built(ROOT, tmp_path_factory.mktemp("case") / "index", "2026-02-24")


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    folder = tmp_path_factory.mktemp("desk")
    return built(made(folder / "desk", 400), folder / "index", "2026-03-01")


@pytest.fixture(params=["case", "desk"])
def asked(request: pytest.FixtureRequest) -> Asked:
    found: Asked = request.getfixturevalue(request.param)
    return found
