"""What people decided is marked on the page, with who and why; a page of what nobody decided about says nothing of it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rashomon.model import Claim, Correction, Decision, Evidence, FigureOfRecord, Findings, Judged, Quantity, Value, signed
from rashomon.model.claim import Decided
from rashomon.model.decision import Action
from rashomon.model.errors import InternalError
from rashomon.report import render

from .builder import BOMBING
from .reading import Page, read

HOSTILE = '<script>alert(1)</script>"><b>Eve'


def about(claim: Claim, action: Action, who: str, *, value: Value | None = None, why: str | None = None) -> Decision:
    """A decision about a claim."""
    speaker = claim.attribution[-1].speaker if claim.attribution else None
    evidence = Evidence(
        document=claim.document,
        sha256="",
        span=claim.span,
        quote=claim.quote,
        kind=claim.kind,
        value=claim.value,
        stance=claim.stance,
        speaker=speaker,
    )
    made = Decision(
        id="",
        who=who,
        made_at="2031-06-01T10:00:00Z",
        action=action,
        claim=claim.id,
        evidence=evidence,
        correction=Correction(value=value) if value else None,
        why=why,
    )
    return signed(made)


class Desk:
    """Findings that people decide about."""

    def __init__(self, findings: Findings) -> None:
        """Start with what the machine found."""
        self.findings = findings
        self.claim = next(one for one in findings.claims if one.kind == "killed" and one.event == BOMBING)

    def put(self, one: Decision, decided: Decided) -> None:
        """Let a decision stand on the claim."""
        claims = {claim.id: claim for claim in self.findings.claims}
        value = one.correction.value if one.correction and one.correction.value else self.claim.value
        claims[self.claim.id] = replace(self.claim, decided=decided, decision=one.id, value=value)
        self.findings = replace(self.findings, claims=tuple(claims.values()))
        self.judge(one, "applied")

    def judge(self, one: Decision, standing: str, candidate: str | None = None) -> None:
        """Let a decision be among the findings."""
        judged = Judged(decision=one, standing=standing, reason="made up", candidate=candidate or one.claim)  # type: ignore[arg-type]
        self.findings = replace(self.findings, decisions=(*self.findings.decisions, judged))

    def page(self) -> Page:
        """The page, read back."""
        return read(dict(render(self.findings))["index.html"])

    def said(self) -> str:
        """What stands in the account where the claim is laid out."""
        return self.page().with_id(f"said-{self.claim.id}").text


@pytest.fixture
def desk(findings: Findings) -> Desk:
    """The made-up world."""
    return Desk(findings)


def test_where_nobody_decided_nothing_is_said_of_it(page: Page) -> None:
    """No mark, no list, no line in the legend."""
    assert not [one for one in page.elements if "hand" in one.attributes.get("class", "").split()]
    assert "decisions" not in page.ids()


def test_an_accepted_claim_names_who_and_why(desk: Desk) -> None:
    """Beside the claim, and on hovering over the words."""
    desk.put(about(desk.claim, "accept", "Ana", why="checked by telephone"), "accepted")
    assert "accepted by Ana, 1 June 2031: checked by telephone" in " ".join(desk.said().split())
    assert desk.page().with_id(desk.claim.id).attributes["title"].endswith("Accepted by Ana.")


def test_a_corrected_claim_shows_what_the_machine_had_read(desk: Desk) -> None:
    """Both values are there, and one can tell which is whose."""
    desk.put(about(desk.claim, "correct", "Ana", value=Quantity(low=71, high=71, qualifier="exact")), "corrected")
    assert isinstance(desk.claim.value, Quantity)
    assert desk.said().strip().startswith("71")
    assert f"corrected by Ana, 1 June 2031; read by machine as {desk.claim.value.low}" in desk.said()


def test_a_rejected_claim_is_struck_out_and_still_there(desk: Desk) -> None:
    """In the account and in the text; who decided otherwise before is named."""
    desk.judge(about(desk.claim, "accept", "Ana"), "overruled")
    desk.put(about(desk.claim, "reject", "Ben", why="another event"), "rejected")
    page = desk.page()
    assert [one for one in page.all("s") if any(around.attributes.get("id") == f"said-{desk.claim.id}" for around in one.around)]
    assert "struck" in page.with_id(desk.claim.id).attributes["class"]
    assert "rejected by Ben" in desk.said()
    assert "Ana: accepted" in desk.said()


def test_a_figure_of_record_stands_beside_the_range(desk: Desk) -> None:
    """With who and why, also on a kind that no report names."""
    for kind in ("killed", "missing"):
        figure = FigureOfRecord(kind=kind, low=17, best=18, high=19)
        one = signed(
            Decision(id="", who="Ana", made_at="2031-06-01T10:00:00Z", action="record", event="case-1", figure=figure, why="the court")
        )
        accounts = {account.event: account for account in desk.findings.accounts}
        was = accounts[BOMBING].figures.get(kind) or replace(
            accounts[BOMBING].figures["killed"], low=None, best=None, high=None, history=(), parts=(), claims=()
        )
        figures = {**accounts[BOMBING].figures, kind: replace(was, of_record=figure, decision=one.id)}
        accounts[BOMBING] = replace(accounts[BOMBING], figures=figures)
        desk.findings = replace(desk.findings, accounts=tuple(accounts.values()))
        desk.judge(one, "applied")
    settled = [" ".join(one.text.split()) for one in desk.page().all("p", "settled")]
    assert settled == ["Figure of record: 17 to 19, best 18. Set by Ana, 1 June 2031: the court"] * 2


def test_an_event_put_together_by_people_says_so(desk: Desk) -> None:
    """In its head, with who and why."""
    one = signed(
        Decision(id="", who="Ana", made_at="2031-06-01T10:00:00Z", action="merge", event="case-1", others=("case-2",), why="one night")
    )
    events = tuple(replace(event, decisions=(one.id,)) if event.id == BOMBING else event for event in desk.findings.events)
    desk.findings = replace(desk.findings, events=events)
    desk.judge(one, "applied")
    assert "Put together by peoplemerged by Ana, 1 June 2031: one night" in " ".join(desk.page().with_id(BOMBING).text.split())


def test_decisions_are_listed_with_where_they_stand(desk: Desk) -> None:
    """Also those that are to be confirmed, with the reason."""
    one = about(desk.claim, "reject", "Ana", why="a misprint")
    desk.judge(one, "to-confirm")
    line = " ".join(desk.page().with_id(one.id).text.split())
    assert line.startswith("rejected")
    assert "to be confirmed: made up" in line
    assert "a misprint" in line


def test_what_people_write_is_shown_as_text(desk: Desk) -> None:
    """Names and reasons come from files and from others: they make no elements."""
    desk.put(about(desk.claim, "accept", HOSTILE, why=HOSTILE), "accepted")
    html = dict(render(desk.findings))["index.html"]
    assert "<script" not in html
    assert "<b>Eve" not in html
    assert html.count("&lt;script&gt;alert(1)") >= 3
    assert desk.page().unclosed == []


def test_a_decision_that_is_not_among_the_findings_is_a_bug(desk: Desk) -> None:
    """A claim that names one which was never taken is not shown as if nobody had decided."""
    desk.put(about(desk.claim, "accept", "Ana"), "accepted")
    desk.findings = replace(desk.findings, decisions=())
    with pytest.raises(InternalError, match="decision"):
        desk.page()
