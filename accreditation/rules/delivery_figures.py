"""National training in numbers: reported and confirmed always stand apart, and no course is counted twice."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.utils.translation import gettext as _

from accreditation.models import Delivery, DeliveryTrainer
from accreditation.models.delivery import NUMBERS, SEXES, total
from accreditation.rules import delivery_tree, national_training
from programmes.models import Country, History, Programme
from workshops.models import Workshop

CONFIRMED = Q(state=Delivery.State.CONFIRMED)


@dataclass(frozen=True)
class Reached:
    """Courses and the officers they reached. `officers` are those reported, whether confirmed or not by now."""

    courses: int
    courses_confirmed: int
    officers: int
    women: int
    men: int
    unrecorded: int
    officers_confirmed: int
    administrations: int
    countries: int
    trainers: int  # who taught at least one of these courses

    @property
    def courses_waiting(self):
        return self.courses - self.courses_confirmed


def reached(deliveries):
    """The figures of these courses; what was put aside is not counted."""
    rows = deliveries.counted()
    sums = {name: Sum(name) for name in SEXES}
    found = rows.order_by().aggregate(
        courses=Count("pk"),
        courses_confirmed=Count("pk", filter=CONFIRMED),
        officers_confirmed=Sum(total("confirmed_"), filter=CONFIRMED),
        administrations=Count("organisation", distinct=True),
        countries=Count("country", distinct=True),
        **sums,
    )
    found = {name: value or 0 for name, value in found.items()}
    taught = DeliveryTrainer.objects.filter(delivery__in=rows.order_by())
    trainers = taught.aggregate(number=Count("person", distinct=True))["number"]
    return Reached(officers=sum(found[name] for name in SEXES), trainers=trainers, **found)


def of_scope(programme, *, series=None, workshop=None, as_of=None):
    """The courses of a programme; of those trained at one workshop or in one series, with their pupils' courses.

    `as_of`: what was held and reported by the end of that day. What was confirmed later counts as reported then, so
    look at it with `reached_as_of`.
    """
    rows = Delivery.objects.filter(programme=programme)
    if workshop or series:
        scope = Workshop.objects.filter(pk=workshop.pk) if workshop else programme.workshops.filter(series=series)
        rows = rows.filter(pk__in=delivery_tree.courses_of(programme, scope))
    if as_of:
        rows = rows.filter(ends_on__lte=as_of, reported_at__date__lte=as_of)
    return rows


def reached_by(programme, *, series=None, workshop=None, as_of=None):
    """Reached of a programme, a series or a workshop, today or as it stood on a day."""
    rows = of_scope(programme, series=series, workshop=workshop, as_of=as_of)
    found = reached(rows)
    if as_of is None:
        return found
    by_then = reached(rows.filter(confirmed_at__date__lte=as_of))
    return Reached(
        **{
            **vars(found),
            "courses_confirmed": by_then.courses_confirmed,
            "officers_confirmed": by_then.officers_confirmed,
        }
    )


def trainers_who_taught(programme, *, workshop=None):
    """(how many taught at least one course, how many could) of a programme, or of those trained at one workshop."""
    if workshop:
        people = national_training.trained_at(Workshop.objects.filter(pk=workshop.pk)).values("person_id")
        since = {"delivery__starts_on__gte": workshop.ends_on}
    else:
        people, since = national_training.trainers(programme).order_by().values("pk"), {}
    taught = DeliveryTrainer.objects.filter(person__in=people, delivery__programme=programme, **since)
    taught = taught.exclude(delivery__state=Delivery.State.PUT_ASIDE)
    return taught.order_by().values("person").distinct().count(), people.distinct().count()


# -- the lists


def programmes_with(rows):
    """Programmes of these plans or courses, for the filter."""
    return Programme.objects.filter(pk__in=rows.order_by().values("programme_id"))


def countries_of(deliveries):
    return Country.objects.filter(pk__in=deliveries.order_by().values("country_id"))


def narrowed(deliveries, *, programme=None, state=None, country=None):
    """What was put aside is seen only by who asks for it."""
    if programme:
        deliveries = deliveries.filter(programme=programme)
    if country:
        deliveries = deliveries.filter(country=country)
    return deliveries.filter(state=state) if state else deliveries.counted()


def with_reached(plans):
    """Plans with `held`, `reached` and `confirmed` (courses, officers reported, officers confirmed)."""
    rows = Delivery.objects.counted().filter(plan=OuterRef("pk")).order_by().values("plan")
    return plans.annotate(
        held=Subquery(rows.annotate(n=Count("pk")).values("n")),
        reached=Subquery(rows.annotate(n=Sum(total())).values("n")),
        confirmed=Subquery(rows.filter(CONFIRMED).annotate(n=Sum(total("confirmed_"))).values("n")),
    )


def side_by_side(delivery):
    """[(label, reported, confirmed or None)] of one course."""
    is_confirmed = delivery.state == delivery.State.CONFIRMED
    rows = [
        (
            delivery._meta.get_field(name).verbose_name,
            getattr(delivery, name),
            getattr(delivery, f"confirmed_{name}") if is_confirmed else None,
        )
        for name in NUMBERS
    ]
    return [(_("Officers"), delivery.officers, delivery.confirmed_officers), *rows]


def why_aside(delivery):
    """The reason why a course was put aside, or ""."""
    if delivery.state != delivery.State.PUT_ASIDE:
        return ""
    entry = History.objects.about(delivery).filter(act="deliveries.put_aside").first()
    return entry.reason if entry else ""


def headings():
    return [
        _("Programme"), _("Administration"), _("Country"), _("Place"), _("First day"), _("Last day"), _("Hours"),
        _("Topic"), _("Curriculum"), _("Language"), _("State"), _("Reported: women"), _("Reported: men"),
        _("Reported: not recorded"), _("Reported: officers"), _("Confirmed: officers"), _("Reported on"),
        _("Trainers"), _("Shares of the teaching, %"),
    ]  # fmt: skip


def line(one, names):
    """One course as cells; without names, the trainers are a number."""
    taught = list(one.taught_by.all())
    return [
        one.programme.acronym,
        str(one.organisation),
        str(one.country or ""),
        one.city,
        one.starts_on.isoformat(),
        one.ends_on.isoformat(),
        one.hours or "",
        one.topic,
        str(one.curriculum or ""),
        str(one.language or ""),
        one.get_state_display(),
        one.women,
        one.men,
        one.unrecorded,
        one.officers,
        "" if one.confirmed_officers is None else one.confirmed_officers,
        one.reported_at.date().isoformat(),
        "; ".join(str(row.person) for row in taught) if names else len(taught),
        "; ".join(str(row.share or "") for row in taught) if names else "",
    ]
