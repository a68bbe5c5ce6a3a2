"""What this floor holds about one person, for their own page and their file."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programmes.slots import Held, fill
from reports.models import Certificate


@fill("own_data", 60)
def certificates(person):
    rows = Certificate.objects.filter(person=person).order_by("issued_on", "pk")
    lines = [
        (f"{row.get_kind_display()} {row}", f"{row.get_state_display()}, {date_format(row.issued_on, 'j F Y')}")
        for row in rows
    ]
    return [Held(_("Certificates"), lines)]
