from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accreditation.actions import panel as panels
from accreditation.forms.panel import PanelForm, chosen_in
from accreditation.rules import panel as panel_rules
from programmes.rules import programme as programme_rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from programmes.views.upload import stream


@require_safe
def programme_panels(request, slug):
    """The sittings of a programme, the latest first."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(panel_rules.can_see(request.actor, programme), _("Panels are for those who run the programme."))
    rows = panel_rules.counted(panel_rules.visible_to(request.actor).filter(programme=programme))
    context = {
        "programme": programme,
        "page": page_of(request, rows, 30),
        "can_record": panel_rules.can_record(request.actor, programme),
    }
    return render(request, "accreditation/panel/panels.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_panel(request, slug):
    """One sitting, one set of minutes, many decisions."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(
        panel_rules.can_record(request.actor, programme),
        _("A programme administrator records the decisions of a panel, in person."),
    )
    is_sent = request.method == "POST"
    ready, others = panel_rules.before_panel(request.actor, programme, chosen_in(request.POST))
    sent = (request.POST, request.FILES) if is_sent else ()
    form = PanelForm(*sent, rows=ready, people=panel_rules.members_from(programme))

    def record(**_fields):
        return panels.record(programme=programme, by=request.actor, **form.answers())

    panel = act(form, record)
    if panel:
        n = panel.decisions.count()
        messages.success(request, ngettext("{n} decision is recorded.", "{n} decisions are recorded.", n).format(n=n))
        return redirect("panel", code=panel.code)
    form.refuse(getattr(getattr(form, "refused", None), "rows", {}))
    context = {"programme": programme, "form": form, "others": others, "again": is_sent and bool(request.FILES)}
    return answer(request, "accreditation/panel/new.html", context, form)


def _load(request, code):
    rows = panel_rules.visible_to(request.actor).select_related("programme", "recorded_by", "upload")
    return visible_or_404(rows, code=code)


@require_safe
def panel(request, code):
    """One sitting: who decided, its minutes, and what was decided on each case."""
    found = _load(request, code)
    page = page_of(request, panel_rules.decisions_of(request.actor, found), 50)
    context = {"panel": found, "page": page, "members": found.members.all()}
    return render(request, "accreditation/panel/panel.html", context)


@require_safe
def panel_minutes(request, code):
    found = _load(request, code)
    must(found.upload_id, _("No file was kept with these minutes."))
    return stream(found.upload)
