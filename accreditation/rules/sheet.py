"""The sheet of an assessor: who may see and write it, what its boxes are, and what is missing before it is signed."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from accreditation.models import Candidacy, CaseParty, Sheet
from accreditation.rules import candidacy as candidacy_rules
from programmes.models import Person, Role, RoleKind
from programmes.rules import clock
from programmes.rules.programme import STAFF

LESSONS = tuple(f"lesson{n}" for n in range(1, 7))
RECOMMENDS, REMARKS = "recommends", "remarks"
NOT_OBSERVED = "0"
SCORES, ANSWERS, YES_NO = ("1", "2", "3", "4", NOT_OBSERVED), ("yes", "no", NOT_OBSERVED), ("yes", "no")


def visible_to(actor):
    """An assessor's own sheets; a paper being typed in, for the organisers. A draft is nobody else's."""
    if actor.is_system:
        return Sheet.objects.all()
    if not actor.party_id:
        return Sheet.objects.none()
    seen = candidacy_rules.visible_to(actor).values("pk")
    typed = Q(typed_in_by__isnull=False, candidacy__programme_id__in=actor.programme_ids(*STAFF))
    return Sheet.objects.filter(Q(assessor_id=actor.party_id) | typed, candidacy__in=seen).exclude(
        candidacy__person_id=actor.party_id
    )


def is_current(sheet):
    return sheet.candidacy.state == Candidacy.State.ENROLLED and sheet.attempt == sheet.candidacy.attempt


def can_hold(actor, sheet):
    """Whose sheet it is, while they may assess; of a paper, an organiser."""
    if sheet.is_paper:
        return can_type_in(actor, sheet.candidacy)
    return sheet.assessor_id == actor.party_id and candidacy_rules.may_assess(actor, sheet.candidacy)


def can_write(actor, sheet):
    return sheet.is_draft and is_current(sheet) and can_hold(actor, sheet)


def can_begin(actor, candidacy):
    return candidacy_rules.can_assess(actor, candidacy) and bool(actor.party_id)


def can_type_in(actor, candidacy):
    """An organiser in person; not one who could be an assessor of the case and has still to judge for themselves."""
    return (
        bool(actor.person_id)
        and candidacy_rules.can_manage(actor, candidacy)
        and candidacy_rules.can_read_assessments(actor, candidacy)
    )


def is_signer(actor, assessment):
    """Whose signature it is; of a paper, an organiser's who typed it in or could have."""
    if assessment.typed_in_by_id:
        return can_type_in(actor, assessment.candidacy)
    return bool(actor.party_id) and assessment.assessor.person_id == actor.party_id


def can_withdraw(actor, assessment):
    """Until the result of the workshop is recorded."""
    candidacy = assessment.candidacy
    is_open = candidacy.state == Candidacy.State.ENROLLED and assessment.attempt == candidacy.attempt
    return is_open and is_signer(actor, assessment)


def own_sheet(actor, candidacy):
    """The sheet this actor has begun about the candidate, of this attempt, or None."""
    if not actor.party_id:
        return None
    return Sheet.objects.filter(
        candidacy=candidacy, attempt=candidacy.attempt, assessor_id=actor.party_id, typed_in_by=None
    ).first()


def of_actor(actor):
    """What the page "My sheets" lists: drafts first, then the latest."""
    if not actor.party_id:
        return Sheet.objects.none()
    return (
        visible_to(actor)
        .filter(assessor_id=actor.party_id)
        .select_related("candidacy__person", "candidacy__programme", "candidacy__participation__workshop")
        .order_by("state", "-begun_at", "-pk")
    )


def assessors_of(candidacy):
    """People whose paper may be typed in: the programme's assessors, guests who assess there, those who taught."""
    workshop = candidacy.participation.workshop
    roles = Role.objects.filter(kind=RoleKind.ASSESSOR, programme_id=candidacy.programme_id).held(clock.today())
    taught = workshop.participations.present().filter(kind__in=candidacy_rules.ASSESSING, person__isnull=False)
    guests = workshop.guest_passes.filter(kind=RoleKind.ASSESSOR)
    elsewhere = candidacy.parties.exclude(side=CaseParty.Side.ASSESSOR)
    return (
        Person.objects.filter(
            Q(pk__in=roles.values("person_id"))
            | Q(pk__in=taught.values("person_id"))
            | Q(pk__in=guests.values("person_id"))
        )
        .exclude(pk=candidacy.person_id)
        .exclude(pk__in=elsewhere.values("person_id"))
        .exclude(pk__in=candidacy.sheets.filter(attempt=candidacy.attempt).values("assessor_id"))
        .exclude(pk__in=candidacy.assessments.filter(attempt=candidacy.attempt).values("assessor__person_id"))
        .order_by("family_name", "given_names", "pk")
    )


# -- what stands on it ---------------------------------------------------------------------------------------------


def allowed(key, criteria):
    """What may stand in a box: a tuple of words to choose from, None for free text. KeyError: no such box."""
    if key in (*LESSONS, REMARKS):
        return None
    if key == RECOMMENDS:
        return YES_NO
    for criterion in criteria:
        if key == f"c{criterion.pk}":
            return None
        if key == f"s{criterion.pk}":
            return ANSWERS if criterion.is_yes_no else SCORES
    raise KeyError(key)


@dataclass
class Filled:
    """A sheet read as an answer: `scores` is {criterion: (value, comment)} for what was answered."""

    scores: dict
    recommends: bool | None
    remarks: str
    lessons: list = field(default_factory=list)


VALUES = {"yes": True, "no": False, NOT_OBSERVED: None}


def filled(sheet, criteria):
    text = {answer.key: answer.text.strip() for answer in sheet.answers.all()}
    scores = {}
    for criterion in criteria:
        said = text.get(f"s{criterion.pk}", "")
        if said:
            value = VALUES[said] if said in VALUES else int(said)
            scores[criterion] = (value, text.get(f"c{criterion.pk}", ""))
    lessons = [text[key] for key in LESSONS if text.get(key)]
    recommends = {"yes": True, "no": False}.get(text.get(RECOMMENDS))
    return Filled(scores, recommends, text.get(REMARKS, ""), lessons)


def texts(assessment):
    """{key: text} of a sheet that says what was signed."""
    found = dict(zip(LESSONS, assessment.lessons.splitlines(), strict=False))
    for row in assessment.scores.select_related("criterion"):
        value = row.is_met if row.criterion.is_yes_no else row.score
        found[f"s{row.criterion_id}"] = next((word for word, means in VALUES.items() if value is means), str(value))
        found[f"c{row.criterion_id}"] = row.comment
    found |= {RECOMMENDS: "yes" if assessment.recommends else "no", REMARKS: assessment.remarks}
    return {key: text for key, text in found.items() if text}


def lacking(criteria, scores):
    """{key of the box: what to do} for every line that is not answered, or lacks the comment it needs."""
    found = {}
    for criterion in criteria:
        if criterion not in scores:
            found[f"s{criterion.pk}"] = (
                _("Say yes or no, or that it was not observed.")
                if criterion.is_yes_no
                else _("Give a score, or say that it was not observed.")
            )
            continue
        value, comment = scores[criterion]
        if criterion.is_yes_no:
            if value not in (True, False, None):
                found[f"s{criterion.pk}"] = _("Say yes or no, or that it was not observed.")
            elif value is False and not comment.strip():
                found[f"c{criterion.pk}"] = _("{criterion}: a “no” needs a comment.").format(criterion=criterion)
        elif value is not None and value not in (1, 2, 3, 4):
            found[f"s{criterion.pk}"] = _("A score is 1 to 4, or not observed.")
        elif value in (1, 4) and not comment.strip():
            found[f"c{criterion.pk}"] = _("{criterion}: a score of 1 or 4 needs a comment.").format(criterion=criterion)
    return found


def missing(read, criteria):
    """{key: what to do} for everything that stands in the way of the signature; empty when nothing does."""
    found = {} if read.lessons else {LESSONS[0]: _("Name a lesson you observed.")}
    found |= lacking(criteria, read.scores)
    if read.recommends is None:
        found[RECOMMENDS] = _("Say whether the candidate shows the skills of a trainer.")
    return found
