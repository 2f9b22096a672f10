"""A made-up attack told by eight made-up reports, with its account written out by hand: what the pages of the report are tried on."""

from __future__ import annotations

from rashomon.model import (
    Account,
    Actor,
    Agreement,
    Claim,
    Disagreement,
    Event,
    Figure,
    Findings,
    Issue,
    Means,
    Moment,
    Origin,
    Part,
    Place,
    Population,
    Quantity,
    SingleOrigin,
)
from rashomon.model import Warning as Alert

from .builder import BOMBING, DEPOT, MARKET, World, docs, entry, held, ids, people, side
from .texts import COLUMN, COPY, DENIAL, FLASH, HOSTILE, REWORDED, STATE, UPDATE


def _reports(world: World) -> None:
    world.report("flash", FLASH, "Velland Press Agency", "2031-05-12")
    world.report("update", UPDATE, "Velland Press Agency", "2031-05-13")
    world.report("copy", COPY, "Harbour Courier", "2031-05-13")
    world.report("reworded", REWORDED, "newsmill.example", "2031-05-14")
    world.report("state", STATE, "State Radio of Velland", "2031-05-14")
    world.report("column", COLUMN, "The Lantern", "2031-04-02")
    world.report("denial", DENIAL, "Foreign Ministry of Ostria", "2031-05-15")
    world.report("hostile", HOSTILE, "<i>Evil</i> \u202eoutlet", title='"><script>alert(2)</script>')
    world.flag("copy", "copy", "The same text as report 3 of the Velland Press Agency, but for one word.")
    world.flag("reworded", "garbled", "A number is missing where the sentence needs one.", "fixing its prior tally of.")
    world.flag("column", "impossible-date", "The report gives a date before the event that it tells of.", "Written 2 April")


def _claims(world: World) -> dict[str, Claim]:
    make, agency, health, inside = world.claim, "Velland Press Agency", "Ministry of Health", "Interior Ministry"
    made: dict[str, Claim] = {}
    made["nine"] = make("flash", "killed", people(9, None, "at-least"), "At least nine people were killed", said_by=["harbour police"])
    made["hurt"] = make("flash", "injured", people(30, None, "about"), "Some 30 were hurt")
    made["when1"] = make(
        "flash",
        "when",
        Moment(start="2031-05-12", end="2031-05-12", time="evening", precision="day", words="on Monday evening"),
        "on Monday evening",
    )
    hall = Place(name="Ferry hall, Port Maren", venue="Ferry hall", city="Port Maren", precision=1)
    made["where1"] = make("flash", "where", hall, "the ferry hall of Port Maren")
    made["bomb1"] = make("flash", "means", Means(name="explosives", words="a bomb"), "a bomb")
    for key in ("update", "copy"):
        outer = [] if key == "update" else [agency]
        made[f"17-{key}"] = make(
            key,
            "killed",
            people(17),
            "The number of dead in Monday's bombing of the Port Maren ferry hall has risen to 17",
            said_by=[*outer, health],
        )
        made[f"was-{key}"] = make(key, "killed", people(9), "its earlier count of nine", said_by=[*outer, health])
        made[f"where-{key}"] = make(key, "where", hall, "the Port Maren ferry hall")
        made[f"children-{key}"] = make(
            key,
            "killed",
            Quantity(low=4, high=4, qualifier="exact", scope="part", population=Population(class_="child", words="children")),
            "four children",
            said_by=outer,
        )
        made[f"40-{key}"] = make(key, "injured", people(40, None, "more-than"), "More than 40 people were injured", said_by=outer)
        made[f"tide-{key}"] = make(
            key,
            "responsibility",
            Actor(name="Free Tide"),
            "The Free Tide movement claimed responsibility",
            said_by=[*outer, "Free Tide"],
            stance="claimed",
        )
        made[f"arm-{key}"] = make(
            key,
            "responsibility",
            Actor(name="Ostria", role="helped"),
            "The Interior Ministry blamed Ostria for arming the group",
            said_by=[*outer, inside],
            stance="blamed",
        )
        made[f"warned-{key}"] = make(
            key,
            "warning",
            Alert(status="passed-on", receiver="the harbour office"),
            "a written warning had reached the harbour office on Friday",
            said_by=[*outer, "Lio Brandt"],
        )
    made["17-reworded"] = make(
        "reworded",
        "killed",
        people(17),
        "lifeless in Monday's bombing of the Port Maren boat corridor has climbed to 17",
        said_by=["Ministry of Wellbeing"],
    )
    made["40-reworded"] = make("reworded", "injured", people(40, None, "more-than"), "Greater than 40 individuals had been wounded")
    made["tide-reworded"] = make(
        "reworded",
        "responsibility",
        Actor(name="Free Tide"),
        "The Free Tide motion took duty in a missive",
        said_by=["Free Tide"],
        stance="claimed",
    )
    made["23"] = make("state", "killed", people(23), "23 citizens fell victim to the bomb")
    made["ordered"] = make(
        "state",
        "responsibility",
        Actor(name="Ostria", role="ordered"),
        "Ostria ordered the crime",
        said_by=[inside],
        stance="blamed",
    )
    made["nowarn"] = make("state", "warning", Alert(status="none"), "No warning reached any office in Velland", said_by=[inside])
    made["doubt"] = make(
        "state",
        "responsibility",
        Actor(name="Free Tide"),
        "The Free Tide movement, it added, is a mere name",
        said_by=[inside],
        stance="doubted",
    )
    # Two claims whose words cross: neither holds the other.
    made["bomb2"] = make("state", "means", Means(name="explosives", words="the bomb"), "the bomb in the ferry hall")
    made["17-20"] = make("column", "killed", people(17, 20, "range"), "Seventeen dead, perhaps twenty")
    made["asked"] = make("column", "responsibility", Actor(name="Free Tide"), "Was it Free Tide?", stance="asked")
    made["denied"] = make(
        "denial",
        "responsibility",
        Actor(name="Ostria", role="ordered"),
        "rejects the claim that Ostria ordered the bombing",
        said_by=["Foreign Ministry of Ostria"],
        stance="denied",
    )
    made["passed"] = make(
        "denial",
        "warning",
        Alert(status="passed-on", giver="Ostria", receiver="the Velland embassy"),
        "Ostria had passed a warning to the Velland embassy on 9 May",
    )
    made["17-hostile"] = make("hostile", "killed", people(17), "17 dead \u202efo tuo\u202c \x00\x07", said_by=["<b>Dr</b> \u2067Nobody"])
    made["eleven"] = make("column", "killed", people(11), "took 11 lives")
    made["autumn"] = make(
        "column",
        "when",
        Moment(start="2019-09-01", end="2019-11-30", precision="days", words="the autumn of 2019"),
        "the autumn of 2019",
    )
    made["loose"] = make("column", "responsibility", Actor(name="nobody charged"), "nobody was ever charged")
    for name, event in (("eleven", MARKET), ("autumn", MARKET), ("loose", None)):
        made[name] = world.tie(made[name], event)
    return made


def _figures(c: dict[str, Claim]) -> dict[str, Figure]:
    seventeen = [c["17-update"], c["17-copy"], c["17-reworded"], c["17-hostile"]]
    forty = [c["40-update"], c["40-copy"], c["40-reworded"]]
    killed = Figure(
        low=9,
        best=17,
        high=23,
        rule="latest as-of day (2031-05-14), then most origins (2 of 3)",
        contested=True,
        history=(
            entry("2031-05-12", "standing", c["nine"]),
            entry("2031-05-13", "replaced", c["was-update"], c["was-copy"]),
            entry("2031-05-13", "part", c["children-update"], c["children-copy"]),
            entry("2031-05-13", "standing", *seventeen),
            entry("2031-05-14", "standing", c["23"]),
            entry(None, "standing", c["17-20"]),
        ),
        parts=(
            Part(
                population="child",
                words="children",
                low=4,
                high=4,
                documents=docs([c["children-update"]]),
                claims=ids([c["children-update"]]),
            ),
        ),
        claims=ids([c["nine"], *seventeen, c["23"], c["17-20"]]),
    )
    injured = Figure(
        low=30,
        best=40,
        high=40,
        rule="latest as-of day (2031-05-13)",
        contested=False,
        history=(entry("2031-05-12", "standing", c["hurt"]), entry("2031-05-13", "standing", *forty)),
        parts=(),
        claims=ids([c["hurt"], *forty]),
    )
    return {"killed": killed, "injured": injured}


def _account(world: World, c: dict[str, Claim]) -> Account:
    key = {name: document.id for name, document in world.documents.items()}
    tide = [c["tide-update"], c["tide-copy"], c["tide-reworded"]]
    warned = [c["warned-update"], c["warned-copy"]]
    seventeen = [c["17-update"], c["17-copy"], c["17-reworded"], c["17-hostile"]]
    text = Origin(
        id="org-a",
        kind="text",
        documents=tuple(sorted((key["update"], key["copy"]))),
        claims=(),
        evidence="2 documents carry the same text but for one word",
    )
    own = [
        Origin(id=f"org-{name}", kind="own", documents=(key[name],), claims=(), evidence="nothing shared was found")
        for name in ("flash", "reworded", "state", "column", "denial", "hostile")
    ]
    return Account(
        event=BOMBING,
        figures=_figures(c),
        responsibility=(
            held("Free Tide", *tide),
            held("Free Tide", c["doubt"]),
            held("Free Tide", c["asked"]),
            held("Ostria", c["arm-update"], c["arm-copy"]),
            held("Ostria", c["ordered"]),
            held("Ostria", c["denied"]),
        ),
        disagreements=(
            Disagreement(
                about="killed",
                type="update",
                sides=(side("at least 9", c["nine"]), side("17", *seventeen)),
                reason="The later report corrects the count of the earlier one.",
            ),
            Disagreement(
                about="killed",
                type="contradiction",
                sides=(side("17", *seventeen), side("23", c["23"])),
                reason="Both count all the dead, two days after, and give different numbers.",
            ),
            Disagreement(
                about="warning",
                type="contradiction",
                sides=(side("a warning was passed on", *warned, c["passed"]), side("there was no warning", c["nowarn"])),
                reason="One says that a warning reached those who could act, the other that none did.",
            ),
        ),
        agreed=(
            Agreement(
                about="where",
                value=c["where1"].value,
                words="Ferry hall, Port Maren",
                documents=docs([c["where1"], c["where-update"]]),
                claims=ids([c["where1"], c["where-update"], c["where-copy"]]),
            ),
        ),
        origins=(text, *own),
        single_origin=(
            SingleOrigin(
                about="killed",
                words="four children among the dead",
                origin="org-a",
                documents=text.documents,
                claims=ids([c["children-update"], c["children-copy"]]),
            ),
        ),
        omitted={
            "injured": (key["state"], key["column"], key["denial"]),
            "warning": (key["flash"], key["reworded"]),
            "killed": (key["denial"],),
        },
    )


def _market(c: dict[str, Claim]) -> Account:
    eleven = Figure(
        low=11,
        best=11,
        high=11,
        rule="only one figure",
        contested=False,
        history=(entry("2019-11-30", "standing", c["eleven"]),),
        parts=(),
        claims=ids([c["eleven"]]),
    )
    return Account(
        event=MARKET, figures={"killed": eleven}, responsibility=(), disagreements=(), agreed=(), origins=(), single_origin=(), omitted={}
    )


def port_maren() -> Findings:
    """Return the findings: one event told by eight reports, one told by one, one only mentioned."""
    world = World()
    _reports(world)
    made = _claims(world)
    key = {name: document.id for name, document in world.documents.items()}
    hall = Place(name="Ferry hall, Port Maren, Velland", city="Port Maren", precision=1)
    events = (
        Event(
            id=BOMBING,
            label="Bombing of the ferry hall in Port Maren",
            kind="bombing",
            date=Moment(start="2031-05-12", end="2031-05-12", time="evening", precision="day"),
            place=hall,
            documents=tuple(sorted(key.values())),
        ),
        Event(
            id=MARKET,
            label="Blast at the Saltgate market",
            kind="bombing",
            date=Moment(start="2019-09-01", end="2019-11-30", precision="days"),
            place=Place(name="Saltgate market, Velland", precision=4),
            documents=(key["column"],),
        ),
        Event(id=DEPOT, label="Fire in the tram depot", kind="arson", mentioned_in=(key["column"],)),
    )
    issues = (
        Issue(path="in/<broken>.html", stage="ingest", problem="no article found", detail="The page holds no text beside its menus."),
        Issue(
            path="in/reports.jsonl:4", stage="ingest", problem="field ignored", detail="The field 'author' is not used.", severity="note"
        ),
    )
    return Findings(
        documents=tuple(sorted(world.documents.values(), key=lambda one: one.id)),
        claims=tuple(sorted(world.claims.values(), key=lambda one: one.id)),
        events=tuple(sorted(events, key=lambda one: one.id)),
        accounts=tuple(sorted((_account(world, made), _market(made)), key=lambda one: one.event)),
        issues=issues,
    )
