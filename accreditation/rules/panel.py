"""Which cases wait for a panel, which cannot be decided and why, and who may see a sitting."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from accreditation.models import Candidacy, CaseParty, Panel
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import evidence, steps
from programmes.models import Person, Role
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Invalid

S = Candidacy.State
# One sitting reads this many papers at most; the rest waits for the next page load.
MOST = 60


class RowsRefused(Invalid):
    """Some of the cases of a panel cannot be decided as written: {primary key of the candidacy: sentence}."""

    def __init__(self, rows):
        super().__init__(_("Nothing was recorded. What stands in the way is said beside each case."))
        self.rows = rows


@dataclass(frozen=True)
class Waiting:
    """A case before the panel: what its evidence says, and why it cannot be decided, if so."""

    candidacy: Candidacy
    line: str
    why_not: str = ""


def visible_to(actor):
    """Sittings name many people and what became of them: for those who run the programme."""
    if actor.is_system:
        return Panel.objects.all()
    return Panel.objects.filter(programme_id__in=actor.programme_ids(*programme_rules.STAFF))


def can_see(actor, programme):
    return programme_rules.can_organise(actor, programme)


def can_record(actor, programme):
    """A programme administrator, in person."""
    return bool(actor.person_id) and programme_rules.can_administer(actor, programme)


def only_programme(actor, chosen=None, known=()):
    """The programme whose panels the board leads to: the one that is looked at, or the only one this actor runs.

    `known`: programmes that are read already; it is one of them, most of the time.
    """
    if chosen:
        return chosen if can_see(actor, chosen) else None
    run = actor.programme_ids(*programme_rules.STAFF)
    if len(run) != 1:
        return None
    return next((one for one in known if one.pk in run), None) or programme_rules.organised_by(actor).get()


def members_from(programme):
    """Who may be named as a member: those who hold a role in the team of the programme."""
    roles = Role.objects.held(clock.today()).filter(programme=programme, kind__in=programme_rules.TEAM)
    return Person.objects.filter(pk__in=roles.values("person"))


def before_panel(actor, programme, chosen=()):
    """(cases that wait for a decision, cases that cannot be decided now), the longest waiting first.

    `chosen` are codes somebody has filled in: they stay on the page, whatever became of them meanwhile.
    """
    rows = candidacy_rules.visible_to(actor).filter(programme=programme)
    under_way = rows.filter(state__in=Candidacy.PRE_ACCREDITED) | rows.filter(code__in=list(chosen))
    ready, others = [], []
    for row in evidence.loaded(under_way.order_by("passed_on", "pk"))[: MOST * 4]:
        why_not = _why_not(actor, row)
        is_ready = not why_not or row.code in chosen
        (ready if is_ready else others).append(Waiting(row, steps.evidence_line(row), why_not))
    return ready[:MOST], others[:MOST]


def _why_not(actor, candidacy):
    side = candidacy.side_of(actor.person_id)
    if not candidacy_rules.may_decide_from(side, candidacy.route):
        return _("You stand on another side of this case: {side}.").format(side=CaseParty.Side(side).label)
    missing = evidence.before_decision(candidacy)
    if missing:
        return _("Missing: {thing}. {detail}").format(thing=missing.label, detail=missing.detail)
    if candidacy.state not in candidacy_rules.MOVES["accredit"].sources:
        return _("It stands at “{state}”.").format(state=candidacy.get_state_display())
    return ""


def side_in_the_way(person, candidacy):
    """The side on which a member of the panel stands in this case and from which nobody decides, or ""."""
    side = candidacy.side_of(person.pk)
    return "" if candidacy_rules.may_decide_from(side, candidacy.route) else side


def counted(panels):
    """With the number of cases each decided on, the latest first."""
    return panels.annotate(cases=Count("decisions")).order_by("-decided_on", "-pk")


def decisions_of(actor, panel):
    """What was decided, by name; a case the actor may not see is left out."""
    seen = candidacy_rules.visible_to(actor)
    return (
        panel.decisions.filter(candidacy__in=seen)
        .select_related("candidacy__person", "candidacy__participation__organisation", "accreditation")
        .order_by("candidacy__person__family_name", "pk")
    )
