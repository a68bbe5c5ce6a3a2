from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programmes.actions import source_statement as statement_actions
from programmes.forms.source_statement import StatementForm
from programmes.rules import programme as programme_rules
from programmes.views.loading import act, answer, must, visible_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def statements(request, slug):
    """The published totals of a programme, and one more."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(programme_rules.can_organise(request.actor, programme), _("Only organisers record source statements."))
    form = StatementForm(request.POST or None, programme=programme)
    if act(form, lambda **fields: statement_actions.record(programme=programme, by=request.actor, **fields)):
        messages.success(request, _("The statement is recorded."))
        return redirect("programme", slug=slug)
    context = {"programme": programme, "form": form, "statements": programme.statements.select_related("series")}
    return answer(request, "programmes/source_statement/statements.html", context, form)
