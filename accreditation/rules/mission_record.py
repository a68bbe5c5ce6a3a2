"""Who writes and reads what a mission leaves behind: evaluations put right, reflections, the host's word."""

import hmac
from base64 import b32encode
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accreditation.models import CaseParty, HostFeedback, Mission
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import mission as mission_rules
from programmes.models import History
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.actor import Actor
from programmes.rules.refusal import Conflict

LINK = "link"
CODE_LENGTH = 10
# How long after the last day a host may answer by the link; an organiser may make another one.
LINK_DAYS = timedelta(days=60)


def is_decided(place):
    """Has the case been closed, or a decision been recorded, since this mission was evaluated?"""
    candidacy = place.candidacy
    if not candidacy.is_open:
        return True
    return place.is_evaluated and any(
        row.recorded_at >= place.evaluation.signed_at for row in candidacy.decisions.all()
    )


def can_correct(actor, place):
    """Whoever may evaluate the place, until the decision."""
    return place.is_evaluated and mission_rules.can_evaluate_place(actor, place) and not is_decided(place)


def may_countersign(actor, place):
    """Somebody of the programme's team, in person, who is neither the candidate nor the lead expert."""
    return (
        bool(actor.person_id)
        and actor.holds(*programme_rules.TEAM, programme_id=place.mission.programme_id)
        and not candidacy_rules.is_own(actor, place.candidacy)
        and not mission_rules.leads(actor, place.mission)
        and place.candidacy.side_of(actor.person_id) not in (CaseParty.Side.LEAD, CaseParty.Side.BENCH)
    )


def asks_second_signature(place):
    return bool(place.requirement_id) and place.requirement.asks_second_signature


def can_countersign(actor, place):
    return (
        place.is_evaluated
        and asks_second_signature(place)
        and not hasattr(place.evaluation, "second_signature")
        and may_countersign(actor, place)
        and not is_decided(place)
    )


def can_read_evaluation(actor, place):
    """Those who evaluate, and whoever is asked to sign it too."""
    asked = asks_second_signature(place) and may_countersign(actor, place)
    return mission_rules.can_evaluate_place(actor, place) or asked


def can_read_reflection(actor, place):
    return candidacy_rules.is_own(actor, place.candidacy) or mission_rules.can_evaluate_place(actor, place)


def can_reflect(actor, place):
    """The co-trainer, once teaching has begun and until the decision; an organiser types in what came on paper."""
    begun = mission_rules.is_in_field(place.mission) or place.mission.state in Mission.TAUGHT
    may = candidacy_rules.is_own(actor, place.candidacy) or mission_rules.can_manage(actor, place.mission)
    return begun and may and not is_decided(place)


def papers(actor, place):
    """What this actor may read and do with one place besides its release; for the page of the mission."""
    return {
        "can_correct": can_correct(actor, place),
        "can_countersign": can_countersign(actor, place),
        "can_read_reflection": can_read_reflection(actor, place),
        "can_reflect": can_reflect(actor, place),
        "signature": getattr(place.evaluation, "second_signature", None) if place.is_evaluated else None,
        "reflection": getattr(place, "reflection", None),
    }


def can_ask_host(actor, mission):
    """Organisers: make the host's link, or type in what the host said."""
    return mission_rules.can_manage(actor, mission) and mission.state != Mission.State.CANCELLED


def takes_host_feedback(mission):
    """From the first day on, while the mission is not called off."""
    return mission_rules.is_in_field(mission) or mission.state in Mission.TAUGHT


def is_over(mission):
    """Its last day is behind where it was taught, and it took place."""
    return takes_host_feedback(mission) and mission.workshop.today(clock.now()) > mission.workshop.ends_on


def must_ask_by_letter(mission):
    """Raises Conflict, in a sentence, where no letter can go to the host."""
    if not mission.host_email:
        raise Conflict(_("No e-mail of a contact is recorded. Name one first."))
    if not takes_host_feedback(mission):
        raise Conflict(_("The mission has not begun, or is called off."))
    if HostFeedback.objects.filter(mission=mission).exists():
        raise Conflict(_("The host has given its feedback."))


def to_ask(today):
    """Missions that are over, whose host is to be asked for the first time; those long past are left alone."""
    return Mission.objects.filter(
        state__in=(*Mission.TAUGHT, Mission.State.CONFIRMED),
        workshop__ends_on__lte=today,
        workshop__ends_on__gte=today - LINK_DAYS,
        host_letters=None,
        host_feedback=None,
    ).exclude(host_email="")


def reply_address(mission):
    """An answer by mail goes to whoever named the contact, and not to a machine."""
    acts = ("host_feedback.name_contact", "host_feedback.ask")
    about = History.objects.about(mission).filter(act__in=acts, actor_person__isnull=False)
    entry = about.select_related("actor_person").order_by("-at", "-pk").first()
    return entry.actor_person.email if entry else ""


def host_actor(mission):
    """Whoever holds the host's link."""
    return Actor(kind=LINK, label=str(mission.workshop.host or mission), scope=(("host_of_mission", mission.pk),))


def token(mission):
    """What the link holds: the mission's code and 80 bits of signature, which end when the link is made anew."""
    parts = f"{mission.code}:{mission.host_link_serial}"
    signature = salted_hmac("accreditation.host_feedback", parts, algorithm="sha256").digest()
    return mission.code + b32encode(signature[:10]).decode().lower()


def url(mission):
    return settings.SITE_URL + reverse("host_feedback_link", args=[token(mission)])


def has_link(mission):
    return bool(mission.host_link_until) and clock.today() <= mission.host_link_until


def by_token(text):
    """The mission whose link this is, or None."""
    rows = Mission.objects.select_related(
        "workshop__language", "workshop__country", "workshop__host", "programme__organisation", "host_feedback"
    )
    found = rows.filter(code=text[:CODE_LENGTH], host_link_serial__gt=0).first()
    if found and hmac.compare_digest(token(found).encode(), text.lower().encode()):
        return found
    return None
