"""The report on a grant: Word, PDF and the tables, each in one click, by whoever sees the grant."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programmes.views.grant import load, period_of
from programmes.views.loading import must
from reports.models import Document
from reports.queries import donor_report as query
from reports.queries import news_item as news_query
from reports.views.asking import ask
from workshops.rules import workshop as workshop_rules
from workshops.views.workshop import load as load_workshop

K = Document.Kind


@require_POST
def grant_report(request, code, format):
    """For the days in the form, in the language of whoever asks."""
    grant = load(request, code)
    period = period_of(request, grant)
    return ask(
        request,
        kind=K.DONOR_REPORT,
        format=format,
        subject=grant,
        workshop=grant,
        title=f"{K.DONOR_REPORT.label}, {grant}, {query.period_words(period)}",
        snapshot=query.snapshot(grant, period),
    )


@require_POST
def workshop_news_item(request, code):
    """Two paragraphs on a workshop, to be edited in Word."""
    workshop = load_workshop(request, code)
    may = workshop_rules.can_organise(request.actor, workshop)
    must(may, _("The organisers write the news of a workshop."))
    return ask(
        request,
        kind=K.NEWS_ITEM,
        format=Document.Format.DOCX,
        subject=workshop,
        workshop=workshop,
        title=f"{K.NEWS_ITEM.label}, {workshop}",
        snapshot=news_query.snapshot(workshop),
    )
