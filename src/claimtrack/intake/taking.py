"""Rows to records of a corpus: each is taken, unchanged, changed, a duplicate or refused; nothing that is there is overwritten.

Two goes through the rows. The first finds the names that several rows would share, so that an id depends on the row and not on
its place. The second decides and writes. Memory grows with digests of rows (some hundred bytes each), not with their texts.
Writing goes by batches (`staging.py`), sources before the claims that name them: whenever a run ends, the next one goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path

import msgspec

from claimtrack import files, records
from claimtrack.export.yaml_record import to_yaml
from claimtrack.intake import naming
from claimtrack.intake.accounts import Outcome
from claimtrack.intake.comparing import differences, is_another
from claimtrack.intake.drafting import Draft, draft
from claimtrack.intake.filing import EVERY, Listener, Wishes, place_of, survey, told_apart
from claimtrack.intake.home import Home
from claimtrack.intake.recording import faults_of, tree_of, unfit
from claimtrack.intake.rows import Delivery, Given, Refusal
from claimtrack.intake.sourcing import Ambiguous, Named, Sources
from claimtrack.intake.staging import Staging, check_inside
from claimtrack.intake.standing import Known, Standing, filed_as, folded, identity, look_around, record_digest, voice
from claimtrack.link.wording import counted
from claimtrack.model import Claim
from claimtrack.records import File
from claimtrack.shape import Fault, shortened
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble
from claimtrack.yamltext import Problem

_FIELDS = {"date": "reviewed"}


def take(
    delivery: Delivery, home: Home, wishes: Wishes | None = None, *, write: bool = True, listener: Listener | None = None
) -> Iterator[Outcome]:
    """What becomes of each row, in order. With `write` the records are made; without, only what would be.

    A row counts as taken when its record is ready; the last batch is written when the iterator is exhausted. Whoever else changes
    the corpus waits until then. Raises Trouble where the source for rows without one is unknown, or the place leads out of the
    corpus or cannot be written to; OSError where the file cannot be read to its end.
    """
    wanted = wishes or Wishes()
    for folder, outer in ((home.claims, home.root), (home.sources, home.root), (home.claims / wanted.into, home.claims)):
        check_inside(folder, outer)
    with files.locked(home.root) if write else nullcontext():
        yield from _take(delivery, home, wanted, write, listener)


def _take(delivery: Delivery, home: Home, wanted: Wishes, write: bool, listener: Listener | None) -> Iterator[Outcome]:
    standing = look_around(home.claims, home.sources, home.root, listener)
    if wanted.source is not None and folded(wanted.source) not in standing.source_ids:
        way_on = did_you_mean(wanted.source, standing.source_ids.values(), f"claimtrack new source {wanted.source}")
        raise Trouble(f"no source has the id `{wanted.source}`", way_on)
    shared, shared_sources = survey(delivery, wanted, listener)
    run = _Run(home, wanted, standing, shared, Sources(standing, shared_sources), naming.whole_slug(delivery.stem))
    if not write:
        yield from run.outcomes(delivery, None, listener)
        return
    sources, claims = Staging(home.sources, home.root), Staging(home.claims, home.root)
    try:
        with sources, claims:
            yield from run.outcomes(delivery, (sources, claims), listener)
            sources.flush()
    except Trouble as trouble:
        written = f"{counted(claims.written, 'claim')} and {counted(sources.written, 'source')} were written"
        raise Trouble(f"{trouble}; {written}", trouble.help) from trouble


class _Run:
    """One go through the rows of a delivery."""

    def __init__(
        self, home: Home, wishes: Wishes, standing: Standing, shared: frozenset[bytes], sources: Sources, namespace: str
    ) -> None:
        self._home = home
        self._wishes = wishes
        self._standing = standing
        self._shared = shared
        self._sources = sources
        self._namespace = namespace
        self._seen: dict[bytes, str] = {}
        self._seen_tags: dict[bytes, str] = {}

    def outcomes(
        self, delivery: Delivery, staged: tuple[Staging, Staging] | None, listener: Listener | None
    ) -> Iterator[Outcome]:
        for number, row in enumerate(delivery.rows(), 1):
            if listener and number % EVERY == 0:
                listener("taking rows", number)
            one = draft(row, self._namespace, self._wishes.order) if isinstance(row, Given) else row
            if isinstance(one, Refusal):
                outcome = Outcome(fate="refused", place=one.place, column=one.column, message=one.message, help=one.help)
            else:
                outcome = self._outcome(one, row.columns if isinstance(row, Given) else {}, staged)
            yield msgspec.structs.replace(outcome, unused=row.unused) if isinstance(row, Given) and row.unused else outcome

    def _outcome(self, one: Draft, columns: Mapping[str, str], staged: tuple[Staging, Staging] | None) -> Outcome:
        try:
            named = [self._sources.named(speaker, one.kind, one.anonymity) for speaker in one.speakers]
            carriers = [self._sources.named(carrier) for carrier in one.carriers if named or self._wishes.source]
        except Ambiguous as error:
            return self._refused(one, str(error), "write the id of the one that is meant", columns.get("source"))
        except msgspec.ValidationError as error:
            return self._refused(one, f"the source cannot be recorded: {error}", "see `claimtrack schema source`")
        if not named and self._wishes.source is not None:
            named = [Named(self._standing.source_ids[folded(self._wishes.source)])]
        what = identity(one.claim, tuple(source.id for source in named), one.said.get("date"))
        if (first := self._first(one, what, named)) is not None:
            return first
        tree = tree_of(one, named, carriers)
        known = self._known(one, what)
        if (merged := self._merged(one, named, known)) is not None:
            self._seen[what] = one.place
            return Outcome(fate="unchanged", place=one.place, id=merged, changes=one.changes)
        name = known.id if known else self._name(one, what)
        if not known and (broken := self._broken(one, name)) is not None:
            return self._refused(
                one, f"`claims/{broken}` cannot be read, and may be its record", "mend that file, then run it again"
            )
        try:
            record = msgspec.convert(tree, Claim, strict=False)
        except msgspec.ValidationError as error:
            faults = faults_of(msgspec.json.encode(tree), "claims", name) or [Fault((), str(error), "mend the row")]
            return self._faulty(one, faults, columns)
        self._seen[what] = one.place
        if one.identifier:
            self._seen_tags[naming.digest(one.identifier)] = one.place
        if known:
            return self._compared(one, record, known, columns)
        return self._new(one, record, name, [*named, *carriers], columns, staged)

    def _first(self, one: Draft, what: bytes, speakers: list[Named]) -> Outcome | None:
        """The outcome of a row that a row before it has said already."""
        if (first := self._seen.get(what)) is not None:
            same = "the same claim, speaker and date" if speakers else "the same claim, and no speaker either,"
            message = f"{same} as {first}"
            return Outcome(fate="duplicate", place=one.place, message=message, changes=one.changes)
        if one.identifier and (first := self._seen_tags.get(naming.digest(one.identifier))) is not None:
            return self._refused(
                one,
                f"the identifier `{shortened(one.identifier)}` is that of {first}, with another claim",
                "give each claim its own",
            )
        return None

    def _known(self, one: Draft, what: bytes) -> Known | None:
        by_tag = self._standing.by_tag.get(one.identifier) if one.identifier else None
        return by_tag or self._standing.by_identity.get(what) or (None if one.speakers else self._by_words(one))

    def _by_words(self, one: Draft) -> Known | None:
        """The record of a row that names nobody, though the desk has named somebody since: by its words and its id."""
        unsourced = identity(one.claim, (), None)
        if (known := self._standing.by_identity.get(unsourced)) is not None:
            return known
        place = place_of(one, self._wishes)
        names = (place, f"{place}-{naming.suffix(unsourced)}")
        found = (self._standing.by_name.get(filed_as(name, one.claim)) for name in names)
        return next(filter(None, found), None)

    def _merged(self, one: Draft, named: list[Named], known: Known | None) -> str | None:
        """The claim into which the desk has merged the one that this row became: by its former id, and its tag or who said it."""
        place = place_of(one, self._wishes)
        names = (folded(place), folded(f"{place}-{naming.suffix(told_apart(one, self._wishes))}"))
        voices = {voice(source.id, one.said.get("date")) for source in named}
        for name in names:
            merged = self._standing.merged.get(name)
            if merged and ((known and known.id == merged.id) or (voices and voices <= merged.voices)):
                return merged.id
        return None

    def _broken(self, one: Draft, name: str) -> str | None:
        """The file that cannot be read and has the name that this claim would have."""
        names = (folded(place_of(one, self._wishes)), folded(name))
        return next((self._standing.broken[one_name] for one_name in names if one_name in self._standing.broken), None)

    def _name(self, one: Draft, what: bytes) -> str:
        """The id of a new claim: its slug, with some digits behind it where another claim has it or would have it."""
        place = place_of(one, self._wishes)
        taken = self._standing.claim_ids
        bare = naming.slug(one.claim)
        if bare and naming.digest(place) not in self._shared and folded(place) not in taken and not naming.is_reserved(bare):
            return place
        digits = told_apart(one, self._wishes)
        for longer in range(0, 26, 2):
            name = f"{place}-{naming.suffix(digits, longer)}"
            if folded(name) not in taken:
                return name
        return f"{place}-{what.hex()}"

    def _compared(self, one: Draft, record: Claim, known: Known, columns: Mapping[str, str]) -> Outcome:
        if known.record == record_digest(record):
            return Outcome(fate="unchanged", place=one.place, id=known.id, changes=one.changes)
        there = _claim(self._home, known)
        if there is None:
            return self._refused(one, f"`{known.path}` changed while the import ran", "run it again")
        if is_another(record, there):
            return self._refused(
                one,
                f"the identifier `{shortened(one.identifier)}` is that of the record `{known.id}`, with another claim",
                "give each claim its own, or the file another name",
                columns.get("identifier"),
            )
        differing = differences(record, there)
        if not differing:
            return Outcome(fate="unchanged", place=one.place, id=known.id, changes=one.changes)
        if one.identifier and one.identifier not in there.tags:
            message = f"the same claim, speaker and date as the record `{known.id}`, where {'; '.join(differing)}"
            return Outcome(fate="duplicate", place=one.place, id=known.id, message=message, changes=one.changes)
        return Outcome(
            fate="changed",
            place=one.place,
            id=known.id,
            message=f"`{known.id}` differs: {'; '.join(differing)}",
            help=f"nothing was written; if the row is right: claimtrack edit {known.id}",
            changes=one.changes,
        )

    def _new(
        self,
        one: Draft,
        record: Claim,
        name: str,
        sources: list[Named],
        columns: Mapping[str, str],
        staged: tuple[Staging, Staging] | None,
    ) -> Outcome:
        text = to_yaml(record) + "".join(f"{comment}\n" for comment in one.comments)
        data = text.encode("utf-8")
        if wrong := unfit(data, "claims", name, record):
            return self._faulty(one, wrong, columns)
        fresh = {source.id: source.new for source in sources if source.new is not None}
        pages = {id_: to_yaml(new).encode("utf-8") for id_, new in fresh.items()}
        for id_, page in pages.items():
            if wrong := unfit(page, "sources", id_, fresh[id_]):
                return self._faulty(one, wrong, columns)
        self._standing.claim_ids.add(folded(name))
        for source in sources:
            self._sources.accept(source)
        kinds = tuple(new.kind for new in fresh.values())
        if staged is not None:
            for id_, page in pages.items():
                staged[0].put(f"{id_}.yaml", page)
            if staged[1].is_full:
                staged[0].flush()
            staged[1].put(f"{name}.yaml", data)
        return Outcome(
            fate="taken", place=one.place, id=name, changes=one.changes, unsourced=not record.said, sources=kinds, text=text
        )

    def _refused(self, one: Draft, message: str, way_on: str, column: str | None = None) -> Outcome:
        return Outcome(fate="refused", place=one.place, column=column, message=message, help=way_on, changes=one.changes)

    def _faulty(self, one: Draft, wrong: list[Fault | Problem], columns: Mapping[str, str]) -> Outcome:
        first = wrong[0]
        key = next((str(step) for step in reversed(first.route) if isinstance(step, str)), "")
        field = _FIELDS.get(key, key) if first.route[:1] == ("review",) else key
        return self._refused(one, first.message, first.help, columns.get(field))


def _claim(home: Home, known: Known) -> Claim | None:
    data = files.read(home.claims / known.path, home.root)
    if isinstance(data, files.Refusal):
        return None
    suffix = Path(known.path).with_suffix("").as_posix()
    for reading in records.read(File(path=known.path, folder="claims", id=suffix, data=data)):
        for one in reading.claims:
            if one.id == known.id:
                return one.record
    return None
