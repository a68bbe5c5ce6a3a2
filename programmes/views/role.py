from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes.actions import role as role_actions
from programmes.forms.role import EndingForm, InvitationForm
from programmes.models import RoleKind
from programmes.rules import clock
from programmes.rules import person as person_rules
from programmes.rules import programme as programme_rules
from programmes.rules import role as role_rules
from programmes.rules.refusal import Invalid
from programmes.views.loading import act, answer, must, page_of, visible_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def roles(request, slug):
    """Who may do what in a programme, and one more."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    kinds = role_rules.grantable(request.actor, programme)
    must(kinds, _("Administrators and organisers give roles."))
    form = InvitationForm(request.POST or None, kinds=kinds)
    if act(form, lambda **fields: role_actions.invite(programme=programme, by=request.actor, **fields)):
        messages.success(request, _("The role is given."))
        return redirect("roles", slug=slug)
    rows = role_rules.visible_to(request.actor).filter(programme=programme).select_related("person", "programme")
    context = {"programme": programme, "form": form, "grantable": kinds, **_listed(request, rows)}
    return answer(request, "programmes/role/roles.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
def administrators(request):
    """Who runs the machine, and one more."""
    must(request.actor.is_system_administrator, _("System administrators name system administrators."))
    kinds = [RoleKind.SYSTEM_ADMINISTRATOR]
    form = InvitationForm(request.POST or None, kinds=kinds)
    if act(form, lambda **fields: role_actions.invite(programme=None, by=request.actor, **fields)):
        messages.success(request, _("The role is given."))
        return redirect("administrators")
    rows = role_rules.visible_to(request.actor).filter(programme__isnull=True).select_related("person")
    context = {"programme": None, "form": form, "grantable": kinds, **_listed(request, rows)}
    return answer(request, "programmes/role/roles.html", context, form)


def _listed(request, rows):
    """A page of roles; and of whom a system administrator, who sees no page of theirs, closes the sign-in here."""
    page = page_of(request, rows.select_related("person__user", "programme"))
    keeps = request.actor.is_system_administrator
    closes = {role.pk for role in page if role.kind in person_rules.ADMINISTRATORS and hasattr(role.person, "user")}
    mine = {role.pk for role in page if role.person_id == request.actor.person_id}
    today = clock.today()
    over = {role.pk for role in page if role.ends_on and role.ends_on < today}
    return {"page": page, "over": over, "closes": closes - mine if keeps else set()}


@require_POST
def role_ending(request, code):
    role = visible_or_404(role_rules.visible_to(request.actor).select_related("programme", "person"), code=code)
    form = EndingForm(request.POST)
    if not form.is_valid():
        raise Invalid(_("This is no date: choose the last day, or leave it empty to end the role now."))
    role_actions.end(role=role, by=request.actor, on=form.cleaned_data["on"])
    messages.success(request, _("The role has an end.") if form.cleaned_data["on"] else _("The role has ended."))
    return redirect("roles", slug=role.programme.slug) if role.programme_id else redirect("administrators")
