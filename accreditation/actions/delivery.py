"""National courses: reported by trainers, confirmed by the administration's focal point, both numbers kept apart."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from accreditation.models import Delivery, DeliveryTrainer
from accreditation.models.delivery import KINDS, NUMBERS, SEXES
from accreditation.rules import delivery as delivery_rules
from accreditation.rules import national_training
from accreditation.rules import trainer_link as link_rules
from accreditation.rules.delivery import MOVES
from programmes.actions import history
from programmes.actions import upload as uploads
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.models import Organisation
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

# What a telephone's camera or a scanner gives.
FILES = ("pdf", "jpg", "png")
WRITTEN = ("country", "city", "starts_on", "ends_on", "hours", "topic", "curriculum", "language", "remark", *NUMBERS)


class SameCourse(Conflict):
    """Somebody has reported a course of this administration on these days: is it this one? `found` are those."""

    def __init__(self, found):
        super().__init__(_("This course may have been reported already. Say whether it is the same."))
        self.found = found


def report(
    *, programme, organisation, topic, starts_on, trainers, by,
    ends_on=None, modules=(), file=None, form_key="", is_another=False, **fields,
):  # fmt: skip
    """Report a course that was held; late is accepted. `trainers`: [(person, share in percent or None), …].

    Raises SameCourse until `is_another` says that it is not the one reported before. What arrives twice under one
    `form_key` is one course: the first is given back.
    """
    _must_report(by, programme, [person for person, _share in trainers])
    if sent_before := _by_key(form_key, by):
        return sent_before
    ends_on = ends_on or starts_on
    _check(programme, organisation, ends_on, trainers, by)
    _ask_about_twins(programme, organisation, starts_on, ends_on, fields.get("city", ""), is_another)
    # The file is stored before the transaction: nothing slow may hold one.
    sheet = uploads.keep(programme=programme, file=file, by=by, allowed=FILES) if file else None
    with refusals():
        # One administration's reports stand in line here, so that two trainers of one course are asked.
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        if sent_before := _by_key(form_key, by):
            return sent_before
        _ask_about_twins(programme, organisation, starts_on, ends_on, fields.get("city", ""), is_another)
        delivery = Delivery(
            programme=programme,
            organisation=organisation,
            plan=delivery_rules.open_plan(programme, organisation),
            topic=topic,
            starts_on=starts_on,
            ends_on=ends_on,
            sheet=sheet,
            form_key=form_key or None,
            reported_by=by.recorded_person,
            reported_label=by.label,
            reported_at=clock.now(),
        )
        delivery.sheet_until = _sheet_until(delivery) if sheet else None
        _write(delivery, fields)
        delivery.modules.set(modules)
        for person, share in trainers:
            DeliveryTrainer.objects.create(delivery=delivery, person=person, share=share)
        history.record(
            "deliveries.report",
            delivery,
            by=by,
            to_state=delivery.state,
            organisation=str(organisation),
            number=delivery.officers,
            starts_on=starts_on,
            trainers=[str(person) for person, _share in trainers],
        )
        return delivery


def join(*, delivery, person, by, share=None):
    """It is the same course: this trainer taught it too. The numbers stay those of whoever was first."""
    _must_report(by, delivery.programme, [person])
    if not delivery_rules.can_correct(by, delivery) and link_rules.me(by) != person:
        raise NotAllowed(_("You can put yourself beside those who taught; an organiser adds somebody else."))
    if not national_training.is_trainer(person, delivery.programme):
        raise Invalid(_("This person is no trainer of the programme."), field="person")
    with refusals():
        delivery = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
        if delivery.state == Delivery.State.PUT_ASIDE:
            raise Conflict(_("This course was put aside. Look at the page again."))
        row = DeliveryTrainer(delivery=delivery, person=person, share=share)
        row.validate_constraints()
        row.save()
        history.record("deliveries.join", delivery, by=by, trainer=str(person), share=share)
        return delivery


def correct(*, delivery, by, trainers=None, modules=None, **fields):
    """Put a report right while it is not confirmed. `trainers` and `modules`, when given, are all of them."""
    if not delivery_rules.can_correct(by, delivery):
        raise NotAllowed(_("Whoever reported or taught the course puts it right, and the organisers."))
    with refusals():
        delivery = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
        if delivery.state != Delivery.State.REPORTED:
            raise Conflict(
                _("It stands at “{state}”. An organiser can take it back to reported.").format(
                    state=delivery.get_state_display()
                )
            )
        before = {name: getattr(delivery, name) for name in ("topic", "city", "starts_on", *NUMBERS)}
        organisation = fields.pop("organisation", None)
        if organisation and organisation.pk != delivery.organisation_id:
            delivery.organisation = organisation
            delivery.plan = delivery_rules.open_plan(delivery.programme, organisation)
        _check(delivery.programme, delivery.organisation, fields.get("ends_on", delivery.ends_on), trainers, by)
        _write(delivery, fields)
        if modules is not None:
            delivery.modules.set(modules)
        if trainers is not None:
            delivery.taught_by.exclude(person__in=[person for person, _share in trainers]).delete()
            for person, share in trainers:
                DeliveryTrainer.objects.update_or_create(delivery=delivery, person=person, defaults={"share": share})
        before = {name: value for name, value in before.items() if getattr(delivery, name) != value}
        history.record("deliveries.correct", delivery, by=by, before=before, number=delivery.officers)
        return delivery


def attach_sheet(*, delivery, file, by):
    """The photograph or scan of the attendance sheet, later; it replaces the one before."""
    if not delivery_rules.can_correct(by, delivery):
        raise NotAllowed(_("Whoever reported or taught the course brings the sheet, and the organisers."))
    sheet = uploads.keep(programme=delivery.programme, file=file, by=by, allowed=FILES)
    with refusals():
        delivery = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
        former, delivery.sheet, delivery.sheet_until = delivery.sheet, sheet, _sheet_until(delivery)
        delivery.save(update_fields=["sheet", "sheet_until"])
        gone = _forget(former)
        history.record("deliveries.attach_sheet", delivery, by=by, sha256=sheet.sha256, until=delivery.sheet_until)
    _delete(gone)
    return delivery


def confirm(*, delivery, by, reference="", **numbers):
    """The administration confirms, with its own numbers where they differ; what was reported stays beside them.

    `numbers` are those of NUMBERS; without any, the reported ones are confirmed.
    """
    delivery_rules.must_confirm(by, delivery)
    if not reference.strip() and not by.is_system and delivery_rules.needs_reference(by, delivery):
        raise Invalid(_("Say by which letter or call the administration confirmed it."), field="reference")
    given = {name: numbers.get(name) for name in NUMBERS if numbers.get(name) is not None}
    if given:
        given = dict.fromkeys(NUMBERS, 0) | given
    found = given or {name: getattr(delivery, name) for name in NUMBERS}
    if sum(found[name] for name in SEXES) < 1:
        raise Invalid(_("Say how many officers were trained, or put the report aside."), field="women")
    if sum(found[name] for name in KINDS) > sum(found[name] for name in SEXES):
        raise Invalid(_("There are more officers by service than officers in all."), field="customs")
    with refusals():
        return perform(
            MOVES,
            delivery,
            "confirm",
            by=by,
            history_act="deliveries.confirm",
            reason=reference.strip(),
            confirmed_by=by.recorded_person,
            confirmed_label=by.label,
            confirmed_at=clock.now(),
            confirmation_reference=reference.strip(),
            **{f"confirmed_{name}": value for name, value in found.items()},
        )


def put_aside(*, delivery, by, reason):
    """It is not counted: it was another course, or it was not held. The reason stays with it."""
    with refusals():
        return perform(MOVES, delivery, "put_aside", by=by, history_act="deliveries.put_aside", reason=reason)


def reopen(*, delivery, by, reason):
    """Back to reported: a slip of the pen can be put right. What had been confirmed stands in History."""
    nothing = {f"confirmed_{name}": None for name in NUMBERS}
    with refusals():
        return perform(
            MOVES,
            delivery,
            "reopen",
            by=by,
            history_act="deliveries.reopen",
            reason=reason,
            confirmed_by=None,
            confirmed_label="",
            confirmed_at=None,
            confirmation_reference="",
            **nothing,
        )


def delete_sheets():
    """What the clock does: photographs of sheets whose day has come go. Returns how many went."""
    due = Delivery.objects.filter(sheet__isnull=False, sheet_until__lt=clock.today()).values_list("pk", flat=True)
    return sum(_delete_sheet(pk) for pk in list(due))


def _delete_sheet(pk):
    with refusals():
        delivery = Delivery.objects.select_for_update(of=("self",)).filter(pk=pk, sheet__isnull=False).first()
        if delivery is None:
            return 0
        former, delivery.sheet = delivery.sheet, None
        delivery.save(update_fields=["sheet"])
        gone = _forget(former)
        history.record("deliveries.expire_sheet", delivery, by=SYSTEM)
    _delete(gone)
    return 1


def _forget(upload):
    """The row of a file; the name of what is left in the storage, which a transaction cannot take back."""
    if upload is None:
        return ""
    name = upload.file.name
    upload.delete()
    return name


def _delete(name):
    if name:
        default_storage.delete(name)


def _must_report(by, programme, people):
    if not delivery_rules.can_report(by, programme):
        raise NotAllowed(_("Trainers of the programme report their courses, and its organisers."))
    if not by.is_system and not link_rules.me(by):
        raise NotAllowed(_("Trainers of the programme report their courses, and its organisers."))


def _by_key(form_key, by):
    """What this person has sent before under this key, or None."""
    if not form_key:
        return None
    return Delivery.objects.filter(form_key=form_key, reported_by=by.recorded_person).first()


def _check(programme, organisation, ends_on, trainers, by):
    if not organisation.is_administration:
        raise Invalid(_("A national course is held for an administration."), field="organisation")
    if delivery_rules.is_to_come(ends_on):
        raise Invalid(_("This day is still to come. Report the course once it was held."), field="ends_on")
    if trainers is None:
        return
    people = [person for person, _share in trainers]
    if not people:
        raise Invalid(_("Say who taught."), field="trainers")
    known = national_training.trainers(programme).filter(pk__in=[one.pk for one in people])
    if known.count() < len(set(people)):
        raise Invalid(_("Only trainers of the programme stand here."), field="trainers")


def _ask_about_twins(programme, organisation, starts_on, ends_on, city, is_another):
    if is_another:
        return
    found = delivery_rules.twins(programme, organisation, starts_on, ends_on, city)
    if found:
        raise SameCourse(found)


def _write(delivery, fields):
    for name in WRITTEN:
        if name in fields:
            setattr(delivery, name, fields[name] if fields[name] is not None or name not in NUMBERS else 0)
    delivery.city, delivery.topic = " ".join(delivery.city.split()), " ".join(delivery.topic.split())
    delivery.remark = delivery.remark.strip()
    if delivery.country is None:
        delivery.country = delivery.organisation.country
    delivery.full_clean(exclude=["code", "sheet", "reported_by", "confirmed_by", "form_key"])
    delivery.save()


def _sheet_until(delivery):
    return delivery.ends_on + timedelta(days=national_training.of(delivery.programme).sheet_days)
