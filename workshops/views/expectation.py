from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from programmes.views.loading import act, answer, must
from workshops.actions import expectation as expectation_actions
from workshops.forms.attendance import ExpectationForm
from workshops.rules import attendance as attendance_rules
from workshops.rules import attendance_page
from workshops.views.workshop import load


@require_http_methods(["GET", "HEAD", "POST"])
def expectations(request, code):
    """Who comes when, for a whole administration or kind of service; one person's days are on their own entry."""
    workshop = load(request, code)
    must(
        attendance_rules.can_say_who_is_expected(request.actor, workshop),
        _("Only organisers keep the list, and only while the workshop is open for writing."),
    )
    form = ExpectationForm(request.POST or None, workshop=workshop)

    def put_down(who, **days):
        people = form.people(workshop)
        return [expectation_actions.put_down(workshop=workshop, people=people, by=request.actor, **days)]

    done = act(form, put_down)
    if done:
        words = ngettext("Changed for {n} person.", "Changed for {n} people.", done[0])
        messages.success(request, words.format(n=done[0]) if done[0] else _("That was put down already."))
        return redirect("expectations", code=code)
    context = {"workshop": workshop, "form": form, "rows": attendance_page.expected_days(workshop)}
    return answer(request, "workshops/attendance/expectations.html", context, form)
