"""What this floor tells of a grant: its indicators, its figures, and the report on it; and the news of a workshop."""

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.models import Grant
from programmes.rules import history
from programmes.slots import Paper, Section, fill
from reports.models import Indicator, IndicatorEntry
from reports.queries import donor_report as report_query
from reports.queries import indicator as indicator_query
from reports.queries.grant_figures import of_grant
from reports.rules import document as document_rules
from reports.rules import indicator as indicator_rules
from workshops.rules import workshop as workshop_rules


@fill("grant.sections", 10)
def report_on_grant(actor, grant, period):
    found = of_grant(grant, period)
    context = {
        "grant": grant,
        "period": period,
        "period_words": report_query.period_words(period),
        "rows": indicator_query.rows(grant, period, found),
        "figures": report_query.page_rows(found),
        "activities": [(one, reverse("workshop", args=[one.code])) for one in found.inside.rows.workshops],
        "papers": [
            (reverse("grant_report_word", args=[grant.code]), _("Report in Word")),
            (reverse("grant_report_pdf", args=[grant.code]), _("Report as PDF")),
            (reverse("grant_report_tables", args=[grant.code]), _("Tables (XLSX)")),
        ],
        "can_keep": indicator_rules.can_keep(actor, grant),
    }
    return [Section("reports/indicator/_on_grant.html", context, 10)]


@fill("workshop.papers", 45)
def news_item(actor, workshop):
    """From its first day on, for whoever writes the news."""
    if not workshop_rules.can_organise(actor, workshop) or not document_rules.has_outcome(workshop):
        return []
    url = reverse("workshop_news_item", args=[workshop.code])
    return [Paper(_("Draft news item"), _("two paragraphs in Word"), url, post=True)]


@history.tell_along(Grant)
def of_grant_history(grant):
    return [
        (Indicator, Indicator.objects.filter(grant=grant)),
        (IndicatorEntry, IndicatorEntry.objects.filter(indicator__grant=grant)),
    ]
