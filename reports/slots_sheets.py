"""What can be printed on the pages of a candidacy."""

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.slots import Paper, fill


@fill("candidacy.acts", 10)
def blank_sheet(actor, candidacy):
    """For those who assess, and for the organisers who hand paper out; the page has asked who may."""
    detail = _("the lines of the sheet on the screen, to fill in by hand")
    return [Paper(_("Print a blank sheet"), detail, reverse("candidacy_blank_sheet", args=[candidacy.code]), post=True)]
