"""Is this how your name should be printed? Yes, or so; whoever says nothing agrees."""

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions import person as people
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from reports.models import NameCheck
from reports.rules import name_check as name_check_rules

S = NameCheck.State


def answer(*, participation, by, is_right, family_name="", given_names="", native_name="", note=""):
    """The person's own answer: right as it stands, or how it should be. It changes nobody's record by itself."""
    if not name_check_rules.can_answer(by, participation):
        raise NotAllowed(_("Only the person themselves answers for their name."))
    if name_check_rules.is_handed_over(participation):
        raise Conflict(_("The certificate has been handed over. Ask the organisers."))
    person = participation.person
    wanted = {"family_name": family_name, "given_names": given_names, "native_name": native_name}
    wanted = {name: " ".join(text.split()) for name, text in wanted.items()}
    same = all(getattr(person, name) == text for name, text in wanted.items())
    if not is_right:
        if not wanted["family_name"]:
            raise Invalid(_("Write the name as it should be printed."), field="family_name")
        if same and not note.strip():
            sentence = _("Nothing is different. Change what is wrong, or say that it is right.")
            raise Invalid(sentence, field="family_name")
    state = S.CONFIRMED if is_right else S.TO_CORRECT
    words = {"note": ""} | dict.fromkeys(wanted, "") if is_right else wanted | {"note": note.strip()}
    with refusals():
        check = NameCheck.objects.filter(participation=participation).first() or NameCheck(participation=participation)
        before, check.state, check.answered_at = check.state, state, clock.now()
        for field, text in words.items():
            setattr(check, field, text)
        check.full_clean(exclude=["code"])
        check.save()
        history.record(
            "name_checks.answer",
            participation,
            by=by,
            programme=participation.workshop.programme,
            from_state=before,
            to_state=state,
        )
        return check


def settle(*, check, by, family_name, given_names="", native_name=""):
    """Put the name right, as asked for or as the passport says. A certificate keeps its name until it is corrected."""
    participation = check.participation
    if not name_check_rules.can_settle(by, participation.workshop):
        raise NotAllowed(_("The organisers put names right."))
    names = {"family_name": family_name, "given_names": given_names, "native_name": native_name}
    names = {name: " ".join(text.split()) for name, text in names.items()}
    with refusals():
        check = NameCheck.objects.select_for_update(of=("self",)).get(pk=check.pk)
        if check.state != S.TO_CORRECT:
            raise Conflict(_("Somebody has just settled this. Look at the page again."))
        people.edit(person=participation.person, by=by, **names)
        check.state = S.CORRECTED
        check.save(update_fields=["state"])
        history.record(
            "name_checks.settle",
            participation,
            by=by,
            programme=participation.workshop.programme,
            from_state=S.TO_CORRECT,
            to_state=check.state,
        )
        return check
