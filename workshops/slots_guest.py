"""Guest passes on other pages: the programme, and the hub of the workshop somebody comes to."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.rules import clock
from programmes.slots import Paper, Section, fill
from workshops.models import GuestPass
from workshops.rules import (
    acts_guest,  # noqa: F401  the words of History
)
from workshops.rules import guest_pass as guest_pass_rules


def _open():
    today = clock.today()
    return GuestPass.objects.filter(ended_at=None, starts_on__lte=today, ends_on__gte=today)


@fill("programme.sections")
def passes_of_programme(actor, programme):
    if not guest_pass_rules.can_keep(actor, programme):
        return []
    number = _open().filter(programme=programme).count()
    return [Section("workshops/guest_pass/_on_programme.html", {"programme": programme, "number": number}, 80)]


@fill("workshop.papers", 60)
def passes_of_workshop(actor, workshop):
    if not guest_pass_rules.can_keep(actor, workshop.programme):
        return []
    number = _open().filter(workshop=workshop).count()
    detail = ngettext("{n} may come in", "{n} may come in", number).format(n=number) if number else _("none yet")
    url = reverse("guest_passes", args=[workshop.programme.slug]) + f"?workshop={workshop.code}"
    return [Paper(_("Guest passes"), detail, url)]
