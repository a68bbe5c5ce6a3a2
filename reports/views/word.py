"""Word beside PDF: each paper is asked for at its own address, from the words the PDF is drawn from."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Conflict
from programmes.views.loading import act, answer, must, visible_or_404
from programmes.views.upload import stream
from reports.actions import word_template as word_template_actions
from reports.forms.word_template import WordTemplateForm
from reports.models import Document
from reports.queries import field_pack as field_pack_query
from reports.queries import group_report as group_report_query
from reports.rules import word_template as word_template_rules
from reports.views.asking import ask
from workshops.forms.letter import LetterPage
from workshops.rules import group_report as group_report_rules
from workshops.rules import letter as letter_rules
from workshops.rules import workshop as workshop_rules
from workshops.views.workshop import load

K = Document.Kind


def _ask(request, kind, subject, workshop, title, snapshot, format="docx"):
    return ask(request, kind=kind, subject=subject, workshop=workshop, title=title, snapshot=snapshot, format=format)


@require_POST
def group_report_word(request, code):
    reports = group_report_rules.visible_to(request.actor).select_related(
        "group__topic", "group__breakout__workshop__programme__organisation", "group__breakout__workshop__language"
    )
    report = visible_or_404(reports, code=code)
    workshop = report.group.breakout.workshop
    return _ask(request, K.GROUP_REPORT, report, workshop, f"{report}, {workshop}", group_report_query.snapshot(report))


def _load_room(request, code):
    workshop = load(request, code)
    may = workshop_rules.can_facilitate(request.actor, workshop)
    must(may, _("The papers of a workshop are printed by its organisers and facilitators."))
    return workshop


@require_POST
def participants_word(request, code):
    workshop = _load_room(request, code)
    snapshot = field_pack_query.participant_list(workshop)
    if not snapshot["lists"]:
        url = reverse("participants", args=[code])
        raise Conflict(_("Nobody is on the list yet."), next_url=url, next_label=_("Open the list"))
    return _ask(request, K.PARTICIPANTS, workshop, workshop, f"{K.PARTICIPANTS.label}, {workshop}", snapshot)


@require_POST
def agenda_word(request, code):
    workshop = _load_room(request, code)
    snapshot = field_pack_query.programme_of_work(workshop)
    if not snapshot["days"]:
        url = reverse("agenda", args=[code])
        raise Conflict(_("The agenda is empty."), next_url=url, next_label=_("Open the agenda"))
    return _ask(request, K.PROGRAMME_OF_WORK, workshop, workshop, f"{K.PROGRAMME_OF_WORK.label}, {workshop}", snapshot)


@require_POST
def letters_paper(request, code, format):
    """The letters as they stand on the page, one a sheet, for whoever sends them by post."""
    workshop = load(request, code)
    must(letter_rules.can_see(request.actor, workshop), _("Letters are the organisers’."))
    page = LetterPage(workshop, request.POST, request.POST)
    if not page.rows:
        url = reverse("letters", args=[code])
        raise Conflict(_("Choose at least one person."), next_url=url, next_label=_("Open the letters"))
    title = f"{page.kind.label}, {workshop}"
    snapshot = {
        "language": page.template.language,
        "title": title,
        "organised_by": str(workshop.programme.organisation),
        "created": workshop.today(clock.now()).isoformat(),
        "letters": [{"subject": draft.subject, "body": draft.body} for draft in page.drafts],
    }
    return _ask(request, K.LETTER, workshop, workshop, title, snapshot, format)


def _programme(request, slug):
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    may = word_template_rules.can_change(request.actor, programme)
    must(may, _("The organisers choose the Word template of a programme."))
    return programme


def _template(request, programme):
    return word_template_rules.visible_to(request.actor).filter(programme=programme).select_related("upload").first()


@require_http_methods(["GET", "HEAD", "POST"])
def programme_word_template(request, slug):
    programme = _programme(request, slug)
    form = WordTemplateForm(request.POST or None, request.FILES or None)

    def keep(file):
        return word_template_actions.keep(programme=programme, file=file, by=request.actor)

    if act(form, keep):
        messages.success(request, _("Word papers of this programme carry it from now on."))
        return redirect("programme_word_template", slug=slug)
    context = {"programme": programme, "form": form, "template": _template(request, programme)}
    return answer(request, "reports/word_template/word_template.html", context, form)


@require_POST
def programme_word_template_removal(request, slug):
    word_template_actions.remove(programme=_programme(request, slug), by=request.actor)
    messages.success(request, _("Word papers are on clean paper again."))
    return redirect("programme_word_template", slug=slug)


@require_safe
def programme_word_template_file(request, slug):
    programme = _programme(request, slug)
    template = _template(request, programme)
    if template is None:
        url = reverse("programme_word_template", args=[slug])
        raise Conflict(_("This programme has no Word template."), next_url=url, next_label=_("Choose one"))
    return stream(template.upload)
