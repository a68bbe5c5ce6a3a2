"""The follow-up of the workshop held last month: the first things said about its recommendations."""

from datetime import timedelta

from ttt_portal.demo import scene
from workshops.actions import follow_up as follow_ups
from workshops.actions import follow_up_contact as follow_up_contacts
from workshops.actions import status_report as status_reports
from workshops.models import Recommendation
from workshops.rules import follow_up_contact as follow_up_contact_rules


def build(workshop, breakout, cast):
    """The host agreed, two people are named whom the portal will ask, and one has reported already."""
    with scene.on(workshop.ends_on + timedelta(days=6)):
        organiser = scene.actor(cast["organiser"])
        agreed = follow_ups.switch_on(
            workshop=workshop,
            agreed_by="Kojo Asante, National Ozone Unit",
            agreed_on=workshop.ends_on + timedelta(days=5),
            by=organiser,
        )
        customs, *_others = follow_up_contacts.name(
            follow_up=agreed,
            addressed_to=["Customs", "Customs Training Academy"],
            name="Efua Quaye",
            email="efua.quaye@customs.example",
            by=organiser,
        )
        follow_up_contacts.name(
            follow_up=agreed,
            addressed_to=["Ozone Unit"],
            name="Kojo Asante",
            email="kojo.asante@ozone.example",
            by=organiser,
        )
    with scene.on(workshop.ends_on + timedelta(days=20), 10):
        licences = Recommendation.objects.get(breakout=breakout, text__startswith="Prepare a verification procedure")
        status_reports.report(
            contact=customs,
            reported_by="Efua Quaye",
            statuses={licences.code: ("under_way", "A draft of the procedure is with the legal office.")},
            by=follow_up_contact_rules.actor_of(customs),
        )
