"""A workshop with adopted recommendations, as its follow-up finds it: taken through the plenary, like the real ones."""

from datetime import time, timedelta

from workshops.actions import follow_up as follow_ups
from workshops.actions import follow_up_contact as follow_up_contacts
from workshops.actions import recommendation as recommendations
from workshops.models import Recommendation, Workshop
from workshops.rules import follow_up as follow_up_rules
from workshops.rules import follow_up_contact as contact_rules


def adopt(room, *rows):
    """rows: (text, addressed_to) or text. Written, presented and accepted in this order; returns what was adopted."""
    rows = [(row, "") if isinstance(row, str) else row for row in rows]
    room.to("working")
    written = [room.recommend(text, addressed_to=addressed_to) for text, addressed_to in rows]
    room.to("plenary").move("present")
    return [decide(room, one, "accept") for one in written]


def decide(room, one, act, **fields):
    fresh = Recommendation.objects.select_related("breakout__workshop__programme", "report__group").get(pk=one.pk)
    return recommendations.decide(recommendation=fresh, act=act, by=room.facilitator, **fields)


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def agree(workshop, by):
    return follow_ups.switch_on(
        workshop=workshop, agreed_by="Kofi Mensah, National Ozone Unit", agreed_on=workshop.starts_on, by=by
    )


def name(follow_up, *addressed_to, by, name="Efua Quaye", email="efua@customs.example"):
    """The first of the contacts that are named, with everything a link needs."""
    contacts = follow_up_contacts.name(
        follow_up=follow_up, addressed_to=list(addressed_to), name=name, email=email, by=by
    )
    return contact_rules.with_workshop().get(pk=contacts[0].pk)


def months_after(workshop, months, days=0):
    """Noon at the workshop's place, so many months after its last day."""
    workshop = Workshop.objects.get(pk=workshop.pk)
    return workshop.moment(follow_up_rules.months_later(workshop.ends_on, months) + timedelta(days=days), time(12))
