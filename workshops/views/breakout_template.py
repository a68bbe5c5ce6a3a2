from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.rules import programme as programme_rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from workshops.actions import breakout_template as breakout_template_actions
from workshops.forms.breakout_template import BreakoutTemplateForm, NewTemplateForm
from workshops.rules import breakout_template as rules
from workshops.rules import breakout_template_page as page_rules
from workshops.rules import workshop as workshop_rules

SHOWN_WORKSHOPS = 30


def _programme(request, slug):
    programmes = programme_rules.visible_to(request.actor).select_related("organisation").prefetch_related("languages")
    programme = visible_or_404(programmes, slug=slug)
    must(rules.can_see(request.actor, programme), _("The library of break-outs is for the team of the programme."))
    return programme


def _template(request, slug, code):
    programme = _programme(request, slug)
    return programme, visible_or_404(rules.in_programme(request.actor, programme), code=code)


def _to_write(request, slug, code):
    programme, template = _template(request, slug, code)
    ships = _("What ships with the portal stays as it is: clone it, and change the clone.")
    keep = _("The organisers keep the templates of a programme.")
    must(rules.can_write(request.actor, template), keep if template.programme_id else ships)
    return programme, template


def _chosen(request, languages, *usual):
    """The language that was asked for, else the first of the usual ones there is."""
    tags = [tag for tag, *_more in languages]
    return next((tag for tag in (request.GET.get("language"), *usual, *tags) if tag in tags), "en")


@require_safe
def breakout_templates(request, slug):
    """The library: what ships with the portal, the programme's own, and retired ones at the foot."""
    programme = _programme(request, slug)
    page = page_of(request, rules.in_programme(request.actor, programme))
    names = rules.language_names(programme)
    rows = [_row(template, names) for template in page]
    context = {
        "programme": programme,
        "page": page,
        "shipped": [row for row in rows if not row["template"].is_retired and not row["template"].programme_id],
        "own": [row for row in rows if not row["template"].is_retired and row["template"].programme_id],
        "retired": [row for row in rows if row["template"].is_retired],
        "can_keep": rules.can_keep(request.actor, programme),
    }
    return render(request, "workshops/breakout_template/templates.html", context)


def _row(template, names):
    topics = template.topics.all()
    return {
        "template": template,
        "topics": len(topics),
        "questions": sum(len(topic.questions.all()) for topic in topics),
        "languages": [names.get(tag, tag) for tag in rules.complete_in(template)],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def new_breakout_template(request, slug):
    """A template from scratch: title and language first, the rest on its own page."""
    programme = _programme(request, slug)
    must(rules.can_keep(request.actor, programme), _("The organisers keep the templates of a programme."))
    languages = rules.languages_of(programme)
    initial = {"language": _chosen(request, languages, "en", translation.get_language())}
    form = NewTemplateForm(languages, request.POST or None, initial=initial)
    template = act(form, lambda **f: breakout_template_actions.begin(programme=programme, by=request.actor, **f))
    if template:
        messages.success(request, _("The template is begun. Write its purpose, instructions, topics and questions."))
        return redirect(_details(programme, template, form.cleaned_data["language"]))
    return answer(request, "workshops/breakout_template/new.html", {"programme": programme, "form": form}, form)


def _details(programme, template, language):
    address = reverse("breakout_template_details", args=[programme.slug, template.code])
    return f"{address}?language={language}"


@require_safe
def breakout_template(request, slug, code):
    """A template whole, in one language; its merge fields marked, or filled as for one of the programme's workshops."""
    programme, template = _template(request, slug, code)
    languages = page_rules.languages(template, programme)
    written = rules.in_order(rules.number_said(template)[0])
    usual = [tag for tag in (translation.get_language(),) if tag in written]
    language = _chosen(request, languages, *usual, rules.original_language(template))
    workshops = workshop_rules.visible_to(request.actor).filter(programme=programme).select_related("country")
    workshops = list(workshops.order_by("-starts_on", "-pk")[:SHOWN_WORKSHOPS])
    workshop = next((one for one in workshops if one.code == request.GET.get("workshop")), None)
    can_write = rules.can_write(request.actor, template)
    name, missing = next((name, number - said) for tag, name, said, number in languages if tag == language)
    context = {
        "programme": programme,
        "template": template,
        "languages": languages,
        "language": language,
        "language_name": name,
        "missing": missing,
        "workshops": workshops,
        "workshop": workshop,
        "unknown": rules.unknown_fields(template, language),
        "fields": rules.FIELDS,
        "can_keep": rules.can_keep(request.actor, programme),
        "can_write": can_write,
        **_read(template, language, programme, workshop),
    }
    return render(request, "workshops/breakout_template/template.html", context)


def _read(template, language, programme, workshop):
    if workshop is None:
        return page_rules.read(template, language)
    workshop.programme = programme
    return page_rules.read(template, language, lambda text: rules.filled(text, workshop))


@require_http_methods(["GET", "HEAD", "POST"])
def breakout_template_details(request, slug, code):
    """Write a template in one language, and put its topics and questions in order."""
    programme, template = _to_write(request, slug, code)
    languages = page_rules.languages(template, programme)
    language = _chosen(request, languages, rules.original_language(template))
    form = BreakoutTemplateForm(template, language, request.POST or None)

    def edit(**_boxes):
        return breakout_template_actions.edit(template=template, language=language, by=request.actor, **form.typed)

    if act(form, edit):
        messages.success(request, _("Saved. Break-outs that were taken from this template stay as they are."))
        if "stay" in request.POST:
            return redirect(_details(programme, template, language))
        address = reverse("breakout_template", args=[slug, code])
        return redirect(f"{address}?language={language}")
    names = {tag: name for tag, name, *_counts in languages}
    context = {
        "programme": programme,
        "template": template,
        "form": form,
        "languages": languages,
        "language": language,
        "language_name": names[language],
        "original_name": names.get(form.original, ""),
        "beside_name": names[form.original] if language != form.original else "",
        "is_complete": language == form.original or language in rules.complete_in(template),
        "unknown": rules.unknown_fields(template, language),
        "fields": rules.FIELDS,
    }
    return answer(request, "workshops/breakout_template/details.html", context, form)


@require_POST
def breakout_template_copies(request, slug, code):
    """The programme's own clone of a template."""
    programme, template = _template(request, slug, code)
    made = breakout_template_actions.clone(template=template, programme=programme, by=request.actor)
    messages.success(request, _("The clone is the programme’s own, in all its languages. Change what you like."))
    return redirect(_details(programme, made, rules.original_language(template)))


@require_POST
def breakout_template_retirement(request, slug, code):
    _programme_, template = _template(request, slug, code)
    breakout_template_actions.retire(template=template, by=request.actor)
    messages.success(
        request, _("Retired: workshops are no longer offered this template. What was taken from it stays.")
    )
    return redirect("breakout_template", slug=slug, code=code)


@require_POST
def breakout_template_return(request, slug, code):
    _programme_, template = _template(request, slug, code)
    breakout_template_actions.bring_back(template=template, by=request.actor)
    messages.success(request, _("In use again: workshops are offered this template."))
    return redirect("breakout_template", slug=slug, code=code)
