"""Pages behind personal links: a trainer reports a course in a minute, a focal point confirms. Nothing else is seen."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accreditation.actions import delivery as deliveries
from accreditation.actions import teaching_question as questions
from accreditation.forms.delivery import ConfirmationForm
from accreditation.forms.reason import ReasonForm
from accreditation.forms.teaching_question import AnswerForm
from accreditation.models import Delivery
from accreditation.rules import delivery as delivery_rules
from accreditation.rules import delivery_figures
from accreditation.rules import teaching_question as question_rules
from accreditation.rules import trainer_link as link_rules
from accreditation.views.reporting import reported
from programmes.views.loading import act, answer, page_of, visible_or_404

RECENT = 10


def behind(find):
    """The view of whoever holds a link; the same plain page for every link that opens nothing."""

    def made(view):
        @login_not_required
        @never_cache
        @wraps(view)
        def opened(request, token, **kwargs):
            found = find(token)
            if found is None:
                response = render(request, "workshops/follow_up/unknown_link.html", status=404)
            else:
                response = view(request, found, token, **kwargs)
            response["X-Robots-Tag"] = "noindex, nofollow"
            return response

        return opened

    return made


@require_http_methods(["GET", "HEAD", "POST"])
@behind(link_rules.by_token)
def taught(request, link, token):
    """Report a course; below, what was asked and what this trainer has reported so far."""
    actor = link_rules.actor_of(link)
    form, done = reported(request, link.programme, link.person, by=actor)
    if done:
        messages.success(request, done.sentence)
        return redirect("taught", token=token)
    mine = delivery_rules.visible_to(actor).filter(programme=link.programme)
    context = {
        "link": link,
        "token": token,
        "form": form,
        "courses": list(mine.with_names().latest_first()[:RECENT]),
        "reached": delivery_figures.reached(mine),
        "questions": _asked(question_rules.asked_of_trainer(link)),
    }
    return answer(request, "accreditation/taught/taught.html", context, form)


def _asked(rows):
    """[(question, form)] of the last few."""
    return [(one, AnswerForm(prefix=one.code, initial={"answer": one.answer, "words": one.words})) for one in rows[:3]]


@require_POST
@behind(link_rules.by_token)
def taught_answer(request, link, token, code):
    """What was taught since, in one word and perhaps a few more."""
    question = visible_or_404(question_rules.asked_of_trainer(link), code=code)
    return _answered(request, question, link_rules.actor_of(link), "taught", token)


def _answered(request, question, actor, page, token):
    form = AnswerForm(request.POST, prefix=question.code)
    if act(form, lambda **f: questions.reply(question=question, by=actor, **f)):
        messages.success(request, _("Thank you. Kept as you said it; you can change it by the same link."))
    else:
        messages.error(request, _("Choose one of the answers."))
    return redirect(page, token=token)


@require_safe
@behind(link_rules.focal_by_token)
def confirm_training(request, plan, token):
    """What waits for this focal point: each course with its numbers, to confirm or to put aside."""
    return _waiting(request, plan, token)


def _waiting(request, plan, token, code="", form=None):
    actor = link_rules.focal_actor(plan)
    rows = delivery_rules.visible_to(actor).filter(state=Delivery.State.REPORTED).with_names()
    page = page_of(request, rows.order_by("reported_at", "pk"), 10)
    if form and code not in [one.code for one in page]:
        # Somebody was faster: the course is not on the page any more, so its sentence stands above.
        messages.error(request, " ".join(sentence for found in form.errors.values() for sentence in found))
    context = {
        "plan": plan,
        "token": token,
        "page": page,
        "rows": [
            (
                one,
                form if one.code == code else ConfirmationForm(delivery=one, asks_reference=False, prefix=one.code),
                delivery_rules.is_own(actor, one),
            )
            for one in page
        ],
        "reached": delivery_figures.reached(delivery_rules.visible_to(actor)),
        "questions": _asked(question_rules.asked_of_focal(plan)),
    }
    return answer(request, "accreditation/taught/confirm.html", context, form)


def _of_plan(plan, code):
    rows = delivery_rules.visible_to(link_rules.focal_actor(plan)).with_names()
    return visible_or_404(rows, code=code)


@require_POST
@behind(link_rules.focal_by_token)
def confirm_training_confirmation(request, plan, token, code):
    """Confirm, with other numbers where they differ."""
    delivery, actor = _of_plan(plan, code), link_rules.focal_actor(plan)
    form = ConfirmationForm(request.POST, delivery=delivery, asks_reference=False, prefix=code)
    if act(form, lambda **f: deliveries.confirm(delivery=delivery, by=actor, **f)):
        messages.success(request, _("Confirmed: {course}").format(course=delivery))
        return redirect("confirm_training", token=token)
    return _waiting(request, plan, token, code, form)


@require_POST
@behind(link_rules.focal_by_token)
def confirm_training_refusal(request, plan, token, code):
    """It was not held, or is another one: put aside, with the reason."""
    delivery, actor = _of_plan(plan, code), link_rules.focal_actor(plan)
    form = ReasonForm(request.POST, submit=_("Put aside"))
    if act(form, lambda reason: deliveries.put_aside(delivery=delivery, by=actor, reason=reason)):
        messages.success(request, _("Put aside: {course}").format(course=delivery))
    else:
        messages.error(request, " ".join(sentence for rows in form.errors.values() for sentence in rows))
    return redirect("confirm_training", token=token)


@require_POST
@behind(link_rules.focal_by_token)
def confirm_training_answer(request, plan, token, code):
    question = visible_or_404(question_rules.asked_of_focal(plan), code=code)
    return _answered(request, question, link_rules.focal_actor(plan), "confirm_training", token)
