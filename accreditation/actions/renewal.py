from django.utils.translation import gettext as _

from accreditation.models import Renewal
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import acts_roster  # noqa: F401  the words of History
from accreditation.rules import renewal as renewal_rules
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.models import Person
from programmes.rules import clock, second_factor
from programmes.rules.refusal import Invalid

MOVES = accreditation_rules.MOVES


def renew(*, accreditation, valid_until, decided_by, decided_on, by, reference="", refresher="", ended_on=None):
    """A further period, as somebody decided it. What the route asks is there: courses taught, or a refresher named.

    `ended_on`: the end of the period before, as whoever decides has seen it; it is that period which is followed.
    """
    if MOVES["renew"].may(by, accreditation):
        second_factor.must(by, MOVES["renew"].label)
    if not decided_by.strip():
        raise Invalid(_("Say who decided."), field="decided_by")
    if decided_on > clock.today():
        raise Invalid(_("A decision is recorded once it has been taken."), field="decided_on")
    with refusals():
        seen = ended_on or accreditation.valid_until
        # Two who renew at the same moment come one after the other, and the second is told what the first did.
        Person.objects.select_for_update(of=("self",)).get(pk=accreditation.person_id)
        accreditation = (
            type(accreditation).objects.select_related("decision__candidacy__route").get(pk=accreditation.pk)
        )
        renewal_rules.must_be_as_seen(accreditation, seen)
        taught, asked = renewal_rules.standing(accreditation)
        ended_on, start = accreditation.valid_until, renewal_rules.next_start(accreditation, decided_on)
        if ended_on and valid_until <= max(ended_on, clock.today()):
            raise Invalid(
                _("The new period ends later than the one before it, and later than today."), field="valid_until"
            )
        renewed = perform(
            MOVES,
            accreditation,
            "renew",
            by=by,
            history_act="accreditations.renew",
            reason=reference,
            valid_until=valid_until,
        )
        if taught < asked and not refresher.strip():
            sentence = _("{asked} courses taught are asked for; {taught} are recorded. Name the refresher instead.")
            raise Invalid(sentence.format(asked=asked, taught=taught), field="refresher")
        renewal = Renewal(
            accreditation=renewed,
            ended_on=ended_on,
            starts_on=start,
            valid_until=valid_until,
            courses_taught=taught,
            refresher=refresher.strip(),
            decided_by=decided_by.strip(),
            decided_on=decided_on,
            reference=reference.strip(),
            recorded_by=by.recorded_person,
        )
        renewal.full_clean(exclude=["code", "accreditation", "recorded_by"])
        renewal.save()
        return renewal
