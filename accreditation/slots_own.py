"""What this floor holds about one person, for their own page and their file."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accreditation.models import Accreditation, Candidacy, Mission
from programmes.slots import Held, fill


@fill("own_data", 50)
def way_to_trainer(person):
    lines = [
        (f"{_('Candidacy')}, {one.programme}", f"{one.get_state_display()}, {date_format(one.opened_on, 'j F Y')}")
        for one in Candidacy.objects.filter(person=person).select_related("programme")
    ]
    lines += [
        (f"{one.title}, {one.programme}", one.get_state_display())
        for one in Accreditation.objects.filter(person=person).select_related("programme")
    ]
    lines += [(_("Lead expert of a mission"), str(one)) for one in Mission.objects.filter(lead=person)]
    return [Held(_("Accreditation"), lines)]
