"""Who pays for a workshop and for those who come to it. The shares of one thing are one hundred percent."""

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Invalid, NotAllowed
from workshops.models import Funding, Participation, Workshop
from workshops.rules import funding as funding_rules


def set_for_workshop(*, workshop, shares, by):
    """The default its participations take. `shares`: [funding_rules.Share], none to record nothing.

    The donors of its grants are credited among the donors of the workshop from then on.
    """
    _must_set(by, workshop)
    _must_be_whole(workshop, shares)
    with refusals():
        workshop = Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
        before = funding_rules.words(funding_rules.of_workshop(workshop))
        _write(shares, workshop=workshop)
        workshop.donors.add(*{share.grant.donor_id for share in shares if share.grant})
        history.record(
            "fundings.set_for_workshop", workshop, by=by, before={"paid_by": before}, paid_by=_words(workshop)
        )
        return workshop


def set_for_participation(*, participation, shares, by):
    """What differs for one participation; none: paid for as the workshop is."""
    workshop = participation.workshop
    _must_set(by, workshop)
    _must_be_whole(workshop, shares)
    with refusals():
        participation = Participation.objects.select_for_update(of=("self",)).get(pk=participation.pk)
        before = funding_rules.words(funding_rules.of_participation(participation))
        _write(shares, participation=participation)
        told = {"before": {"paid_by": before}, "paid_by": _words(participation)}
        history.record("fundings.set_for_participation", participation, by=by, programme=workshop.programme, **told)
        return participation


def _must_set(by, workshop):
    if not funding_rules.can_set(by, workshop):
        raise NotAllowed(_("Organisers of the programme say who pays."))


def _must_be_whole(workshop, shares):
    if any(share.grant and share.grant.programme_id != workshop.programme_id for share in shares):
        raise Invalid(_("This grant belongs to another programme."))
    total = sum(share.percent for share in shares)
    if shares and total != 100:
        raise Invalid(_("The shares come to {n} %. They must come to 100 %.").format(n=total))


def _write(shares, **thing):
    Funding.objects.filter(**thing).delete()
    for share in shares:
        row = Funding(source=share.source, grant=share.grant, percent=share.percent, **thing)
        row.full_clean()
        row.save()


def _words(thing):
    return funding_rules.words(list(thing.fundings.select_related("grant")))
