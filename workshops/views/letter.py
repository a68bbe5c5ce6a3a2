from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from programmes import slots
from programmes.actions import letter_template as letter_templates
from programmes.models.letter_template import LetterKind
from programmes.rules import letter_template as letter_template_rules
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Invalid
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from workshops.actions import letter as letter_actions
from workshops.forms.letter import LetterPage, LetterTemplateForm, OutsideForm, languages
from workshops.rules import letter as letter_rules
from workshops.views.workshop import load


def _load(request, code, to_write=False):
    workshop = load(request, code)
    allowed = letter_rules.can_send if to_write else letter_rules.can_see
    must(allowed(request.actor, workshop), _("Letters are the organisers’, while the workshop is open for writing."))
    return workshop


@require_http_methods(["GET", "HEAD", "POST"])
def letters(request, code):
    """Choose, look at each letter, send; and what was sent to whom."""
    workshop = _load(request, code, to_write=request.method == "POST")
    if request.method != "POST":
        return _page(request, workshop, LetterPage(workshop, request.GET))
    page = LetterPage(workshop, request.POST, request.POST)
    try:
        sent = letter_actions.send(
            workshop=workshop, kind=page.kind, language=page.template.language, drafts=page.drafts, by=request.actor
        )
    except Invalid as refused:
        return _refused(request, workshop, page, refused)
    _say(request, sent, ngettext("{n} letter is on its way.", "{n} letters are on their way.", len(sent.letters)))
    return redirect(_address(page, sent.without_email))


@require_POST
def letters_outside(request, code):
    """The letters were sent by other means: their date and reference."""
    workshop = _load(request, code, to_write=True)
    page, form = LetterPage(workshop, request.POST, request.POST), OutsideForm(request.POST)

    def record(**fields):
        return letter_actions.record_outside(
            workshop=workshop,
            kind=page.kind,
            language=page.template.language,
            drafts=page.drafts,
            by=request.actor,
            **fields,
        )

    sent = act(form, record)
    if not sent:
        refused = getattr(form, "refused", None)
        if refused and page.mark(refused):
            form = OutsideForm(initial=request.POST.dict())
        return _page(request, workshop, page, form, status=422)
    _say(request, sent, ngettext("{n} letter is recorded.", "{n} letters are recorded.", len(sent.letters)))
    return redirect(_address(page))


@require_POST
def letters_attempts(request, code):
    """Try again to send what could not be sent."""
    workshop = _load(request, code, to_write=True)
    number = letter_actions.retry(workshop=workshop, only=request.POST.get("letter"), by=request.actor)
    messages.success(
        request, ngettext("{n} letter is tried again.", "{n} letters are tried again.", number).format(n=number)
    )
    return redirect("letters", code=code)


def _page(request, workshop, page, outside=None, error="", status=200):
    log = page_of(
        request,
        letter_rules.visible_to(request.actor).filter(workshop=workshop).select_related("participation__person"),
    )
    senders = letter_rules.senders(log)
    context = {
        "workshop": workshop,
        "page": page,
        "kinds": page.kinds,
        "outside": outside or OutsideForm(),
        "error": error,
        "log": log,
        "log_rows": [(letter, senders.get(letter.pk, "")) for letter in log],
        "failed": workshop.letters.filter(state="failed").count(),
        "unnamed": workshop.participations.present().filter(person__isnull=True).count(),
        "can_send": letter_rules.can_send(request.actor, workshop),
        "papers": slots.load("letters.acts", request.actor, workshop),
    }
    return render(request, "workshops/letter/letters.html", context, status=status)


def _refused(request, workshop, page, refused):
    error = "" if page.mark(refused) else refused.sentence
    return _page(request, workshop, page, error=error, status=refused.status)


def _say(request, sent, words):
    if sent.letters:
        messages.success(request, words.format(n=len(sent.letters)))
    if sent.without_email:
        words = ngettext("{n} has no e-mail: {names}", "{n} have no e-mail: {names}", len(sent.without_email))
        messages.warning(request, words.format(n=len(sent.without_email), names=_names(sent.without_email)))
    if sent.already:
        words = ngettext(
            "{n} was written to in the meantime and got no second letter: {names}",
            "{n} were written to in the meantime and got no second letter: {names}",
            len(sent.already),
        )
        messages.warning(request, words.format(n=len(sent.already), names=_names(sent.already)))


def _names(participations):
    return ", ".join(one.shown_name for one in participations)


def _address(page, people=()):
    """Back to the same letter; those who could not be mailed stay chosen, so that theirs can leave another way."""
    query = QueryDict(mutable=True)
    query["kind"], query["language"] = page.kind.value, page.language
    if people:
        query["chosen"] = "1"
        query.setlist("to", [one.code for one in people])
    return reverse("letters", args=[page.workshop.code]) + "?" + query.urlencode()


def _programme(request, slug):
    programme = visible_or_404(programme_rules.visible_to(request.actor).select_related("organisation"), slug=slug)
    must(
        letter_template_rules.can_edit(request.actor, programme), _("The organisers write the letters of a programme.")
    )
    return programme


def _chosen_template(programme, params):
    tags = languages(*programme.languages.all())
    kind = params.get("kind") if params.get("kind") in LetterKind.values else LetterKind.INVITATION
    language = params.get("language") if params.get("language") in dict(tags) else "en"
    return LetterKind(kind), language, tags


@require_http_methods(["GET", "HEAD", "POST"])
def programme_letters(request, slug):
    """The programme's own words, one letter in one language at a time."""
    programme = _programme(request, slug)
    kind, language, tags = _chosen_template(programme, request.GET)
    words = letter_template_rules.words_of(programme, kind, language)
    form = LetterTemplateForm(request.POST or None, initial={"subject": words.subject, "body": words.body})

    def save(**fields):
        return letter_templates.save(programme=programme, kind=kind, language=language, by=request.actor, **fields)

    if act(form, save):
        messages.success(request, _("Kept. Letters written from now on use these words."))
        return redirect(request.get_full_path())
    context = {
        "programme": programme,
        "form": form,
        "kind": kind,
        "language": language,
        "kinds": LetterKind.choices,
        "languages": tags,
        "words": words,
        "fields": letter_template_rules.FIELDS,
    }
    return answer(request, "workshops/letter/programme_letters.html", context, form)


@require_POST
def programme_letters_restoration(request, slug):
    """The portal's words again."""
    programme = _programme(request, slug)
    kind, language, _tags = _chosen_template(programme, request.POST)
    letter_templates.restore(programme=programme, kind=kind, language=language, by=request.actor)
    messages.success(request, _("The portal’s words hold again."))
    return redirect(reverse("programme_letters", args=[slug]) + f"?kind={kind.value}&language={language}")
