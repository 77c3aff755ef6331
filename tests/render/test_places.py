"""Which files a report looks into, to say where its findings stand."""

from __future__ import annotations

from claimtrack.config import Config
from claimtrack.render import concise
from claimtrack.render.view import View
from written_corpus import TODAY, check, split

TWO = """# claims/a.yaml
claim: Four trucks left
about: trucks/left
value: four trucks
# claims/b.yaml
claim: Nine trucks left
about: trucks/left
value: nine trucks
"""


def test_what_shows_one_place_of_a_finding_looks_into_no_file_for_its_others() -> None:
    texts, asked = split(TWO), list[str]()

    def text(path: str) -> str:
        asked.append(path)
        return texts[path]

    report = check(TWO)
    (conflict,) = (one for one in report.findings if one.code == "CT201")
    view = View(report, Config(today=TODAY), text)
    assert view.where(conflict) == "claims/a.yaml:3:1"
    assert concise.line(conflict, view).plain.startswith("claims/a.yaml:3:1: ")
    assert asked == ["claims/a.yaml"]
    assert [one.where for one in view.located(conflict)] == ["claims/a.yaml:3:1", "claims/b.yaml:3:1"]
