"""Sentences that were published: as they read then, with the rows behind each number, beside what they say now."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.rules import programme as programme_rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from reports.actions import published_sentence as published_sentences
from reports.forms.published_sentence import PublicationForm
from reports.queries import publication
from reports.rules import published_sentence as published_rules
from reports.views.figure import load
from workshops.rules import workshop as workshop_rules


@require_safe
def published_sentences_of(request, slug):
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    rows = published_rules.visible_to(request.actor).filter(programme=programme)
    page = page_of(request, rows.select_related("workshop", "series", "programme").defer("figures"))
    context = {"programme": programme, "page": page, "rows": [(one, _words(one.sentences)) for one in page]}
    return render(request, "reports/published_sentence/published_sentences.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def publication_of_figures(request, slug):
    """What would be kept, in six languages, and the button that keeps it."""
    programme, as_of, series = load(request, slug)
    must(published_rules.can_publish(request.actor, programme), _("The organisers publish sentences."))
    workshop = None
    if code := request.GET.get("workshop", ""):
        workshop = visible_or_404(workshop_rules.visible_to(request.actor).filter(programme=programme), code=code)
        kept = publication.of_workshop(workshop, as_of)
    else:
        kept = publication.of_programme(programme, as_of, series)
    seen = published_rules.sha256(kept)
    form = PublicationForm(request.POST or None, initial={"seen": seen})

    def publish(**typed):
        return published_sentences.publish(
            programme=programme, series=series, workshop=workshop, kept=kept, by=request.actor, **typed
        )

    if published := act(form, publish):
        messages.success(request, _("Published. Its numbers and the rows behind them are kept."))
        return redirect("published_sentence", code=published.code)
    context = {
        "programme": programme,
        "subject": workshop or series or programme,
        "as_of": kept["as_of"],
        "form": form,
        "seen": seen,
        "languages": [(tag, publication.words(tokens)) for tag, tokens in kept["sentences"].items() if tokens],
    }
    return answer(request, "reports/published_sentence/publication.html", context, form)


@require_safe
def published_sentence(request, code):
    rows = published_rules.visible_to(request.actor).select_related("programme", "series", "workshop")
    published = visible_or_404(rows, code=code)
    now = _now(published)
    tokens = _tokens(published.sentences)
    context = {
        "published": published,
        "figures": _with_addresses(request.actor, published.figures),
        "tokens": tokens[1],
        "language": tokens[0],
        "languages": [
            (tag, publication.words(found)) for tag, found in published.sentences.items() if found and tag != tokens[0]
        ],
        "now": _words(now["sentences"]) if published_rules.sha256(now) != published.sha256 else "",
        "can_withdraw": not published.withdrawn_at and published_rules.can_publish(request.actor, published.programme),
    }
    return render(request, "reports/published_sentence/published_sentence.html", context)


@require_POST
def published_sentence_withdrawal(request, code):
    published = visible_or_404(published_rules.visible_to(request.actor).select_related("programme"), code=code)
    published_sentences.withdraw(published=published, reason=request.POST.get("reason", ""), by=request.actor)
    messages.success(request, _("Withdrawn. It stays readable, and says why."))
    return redirect("published_sentence", code=code)


def _with_addresses(actor, figures):
    """The kept rows with the address of each workshop this actor may open."""
    kept = {line["workshop"] for figure in figures for line in figure["lines"]} - {""}
    codes = set(workshop_rules.visible_to(actor).filter(code__in=kept).values_list("code", flat=True)) if kept else ()
    for figure in figures:
        for line in figure["lines"]:
            line["url"] = reverse("workshop", args=[line["workshop"]]) if line["workshop"] in codes else ""
    return figures


def _now(published):
    if published.workshop:
        return publication.of_workshop(published.workshop, published.as_of)
    return publication.of_programme(published.programme, published.as_of, published.series)


def _tokens(sentences):
    """(tag, tokens) in the reader's language, else in English."""
    tag = get_language()
    return (tag, sentences[tag]) if sentences.get(tag) else ("en", sentences["en"])


def _words(sentences):
    return publication.words(_tokens(sentences)[1])
