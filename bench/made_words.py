"""Of what the sentences of made-up claims are put together: lists of words, and names built from sounds.

Knows nothing of records. Every name is built; none is a name of a person or place that somebody meant.
"""

from __future__ import annotations

from random import Random

SOUNDS = (
    "ra ber ly ac li sa per ki tu lo rin qui del lee mins ka vor nem os tal dra ep fen gul hor ist jan kem mur pol shu wex"
).split()
"""32 sounds; a place has three of them, so there are 32,768 places."""

BODIES = (
    "port authority|city council|health ministry|fire brigade|grain board|water company|power company|railway|"
    "border police|housing office|school board|hospital trust|union of drivers|teachers' union|farmers' league|"
    "election commission|customs service|coast guard|army command|bridge authority|chamber of trade|court of audit|"
    "statistics office|weather service|airport company|mining company|shipyard|steel works|bus company|labour court|"
    "forest agency|fishing board|tenants' association|relief committee|refugee council|ambulance service|prison service|"
    "tax office|food inspectorate|building inspectorate"
).split("|")

THINGS = (
    "trucks buses houses beds masks ballots schools shells tents wells bridges boats pumps engines tractors cattle "
    "patients nurses teachers drivers soldiers families workers prisoners passengers pupils voters students doctors "
    "farmers miners sailors tenants villages farms shops flats clinics wagons containers barrels generators transformers "
    "pylons turbines blankets parcels rations vaccines ventilators stretchers uniforms rifles mines fuses mortars tyres "
    "cables pipes meters valves sluices dykes culverts lorries trams ferries barges tugs trawlers cranes warehouses silos "
    "mills bakeries kitchens showers latrines shelters bunkers checkpoints barriers towers fences gates cameras radios "
    "beacons antennas permits licences passports visas contracts invoices loans pensions grants fines appeals verdicts "
    "complaints petitions signatures seats offices archives libraries museums chapels"
).split()

KINDS = (
    "new old damaged empty rented borrowed armoured wooden temporary missing stolen disused public private foreign local "
    "heavy light spare broken flooded burnt insured unlisted registered donated imported second-hand unmarked sealed "
    "frozen leased rural urban northern southern eastern western inland coastal municipal military civilian medical "
    "seasonal permanent retired junior senior injured displaced homeless unpaid striking dismissed vaccinated untested "
    "faulty refurbished obsolete surplus"
).split()

DID = (
    "closed|opened|moved|bought|sold|lost|found|counted|repaired|inspected|evacuated|delivered|seized|returned|registered|"
    "hired out|replaced|destroyed|insured|cleared|relocated|rebuilt|financed|audited|blocked|released|withdrew|stored|"
    "shipped|rejected|approved|disinfected|auctioned|fenced off|photographed|listed|surveyed|dismantled|reinforced|recalled"
).split("|")
DONE = [{"withdrew": "withdrawn"}.get(word, word) for word in DID]
"""What was done, as in `have been closed`; the same order as `DID`."""

WORKS = (
    "harbour wall|ring road|grain terminal|bus depot|dialysis ward|pumping station|signal box|north bridge|customs shed|"
    "fish market|old prison|burns unit|water tower|relay mast|sewage plant|parade ground|east tunnel|ferry pier|coal yard|"
    "cable car|court house|town archive|lock gate|runway|field hospital|fuel depot|rail yard|power line|border post|"
    "flood wall|stadium roof|blood bank|desalination plant|gas terminal|school annex|cattle market|radar station|"
    "canal lock|tram line|land registry"
).split("|")

AFTER = (
    "after the|during the|because of the|despite the|ahead of the|in spite of the|at the height of the|in the weeks before the"
).split("|")
EVENTS = (
    "storm flood strike drought fire outage earthquake ceasefire election census audit trial siege landslide embargo "
    "inquiry blockade handover harvest ballot epidemic merger auction raid curfew festival lockout eclipse heatwave "
    "blizzard mutiny recall bankruptcy explosion derailment collision cyberattack shortage spill evacuation"
).split()
WHICH = (
    "second third long early late winter summer autumn spring unexpected disputed regional nightly sudden great first "
    "recent failed postponed contested secret unannounced two-day week-long worst latest annual emergency double partial "
    "total brief bitter quiet"
).split()

LEADS = (
    "has confirmed that|says in its ledger that|told a hearing that|wrote in its bulletin that|recorded that|stated that|"
    "noted that|announced that|repeated that|testified that|put on record that|informed its members that"
).split("|")
MANNERS = "quietly formally officially publicly hastily gradually wholly finally promptly belatedly jointly openly".split()
TOPICS = "ports hospitals schools roads water power harvest votes prices housing courts borders rail fire fishing mines".split()
GIVEN = "Ada Bo Cem Dora Edo Fay Gus Hana Ivo Jola Kai Lena Milo Nora Otis Pia Quin Rosa Sten Tess Ugo Vera Wim".split()


def place(number: int) -> str:
    """The name of a place: three sounds of its number; numbers that follow on each other have names that do not."""
    scattered = number * 20_261 % 32**3
    return "".join(SOUNDS[scattered // 32**step % 32] for step in range(3)).capitalize()


def person(chosen: Random) -> str:
    """A built name with a title's worth of letters, for named officials."""
    return f"{chosen.choice(GIVEN)} {''.join(chosen.choices(SOUNDS, k=2)).capitalize()}"


def detail(chosen: Random) -> str:
    """When or why something was so, without a date."""
    return f"{chosen.choice(AFTER)} {chosen.choice(WHICH)} {chosen.choice(EVENTS)}"


def slug(text: str) -> str:
    """A text as it stands in an id."""
    return "-".join(text.lower().replace("'", "").split())
