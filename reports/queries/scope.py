"""What figures are asked of: a workshop, a series, a programme, everything, what a donor paid for, or a country."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from accreditation.models import Accreditation, Candidacy, Delivery
from accreditation.rules import delivery_figures
from programmes.models import Country, Organisation, Programme, Series
from workshops.models import Funding, Headcount, Participation, Workshop


@dataclass(frozen=True)
class Scope:
    """`workshops`: all of it, also those still to come or called off. `programmes`: a queryset of those it touches."""

    kind: str
    workshops: QuerySet
    programmes: QuerySet
    programme: Programme | None = None
    series: Series | None = None
    workshop: Workshop | None = None
    donor: Organisation | None = None
    country: Country | None = None

    @property
    def of_workshops(self):
        """Are its trainers those of its workshops? Otherwise they are its programmes'."""
        return self.kind in ("workshop", "donor")

    @property
    def participations(self):
        """Of everybody on the lists, also of those who are not counted."""
        rows = Participation.objects.filter(workshop__in=self.workshops.order_by().values("pk")).order_by()
        if self.country:
            return rows.filter(Q(country=self.country) | Q(country=None, organisation__country=self.country))
        return rows

    @cached_property
    def candidacies(self):
        rows = Candidacy.objects.filter(programme__in=self.programmes)
        if self.country:
            return rows.filter(person__country=self.country)
        if self.of_workshops or self.series:
            return rows.filter(participation__workshop__in=self.workshops.order_by().values("pk"))
        return rows

    @cached_property
    def accreditations(self):
        rows = Accreditation.objects.filter(programme__in=self.programmes)
        if self.country:
            return rows.filter(person__country=self.country)
        if self.of_workshops:
            return rows.filter(decision__candidacy__participation__workshop__in=self.workshops.order_by().values("pk"))
        return rows

    @cached_property
    def deliveries(self):
        """National courses: of the programmes, in the country, or below those who were trained at the workshops."""
        rows = Delivery.objects.filter(programme__in=self.programmes)
        if self.country:
            return rows.filter(Q(country=self.country) | Q(country=None, organisation__country=self.country))
        if self.workshop or self.series:
            return delivery_figures.of_scope(self.programme, series=self.series, workshop=self.workshop)
        if self.donor:
            below = [
                pk
                for programme in self.programmes
                for pk in delivery_figures.delivery_tree.courses_of(
                    programme, self.workshops.filter(programme=programme)
                )
            ]
            return rows.filter(pk__in=below)
        return rows


def workshop(one):
    return Scope(
        "workshop",
        Workshop.objects.filter(pk=one.pk),
        Programme.objects.filter(pk=one.programme_id),
        one.programme,
        one.series,
        one,
    )


def programme(one, series=None):
    workshops = series.workshops.filter(programme=one) if series else one.workshops.all()
    return Scope("series" if series else "programme", workshops, Programme.objects.filter(pk=one.pk), one, series)


def portal(programmes):
    return Scope("portal", Workshop.objects.filter(programme__in=programmes), programmes)


def donor(organisation, programmes):
    """Workshops that name the donor, or at which one of its grants paid for somebody; all their participants."""
    paid = Funding.objects.filter(grant__donor=organisation).order_by()
    named = Workshop.donors.through.objects.filter(organisation=organisation).values("workshop_id")
    workshops = Workshop.objects.filter(
        Q(pk__in=paid.filter(workshop__isnull=False).values("workshop_id"))
        | Q(pk__in=paid.filter(participation__isnull=False).values("participation__workshop_id"))
        | Q(pk__in=named),
        programme__in=programmes,
    )
    touched = programmes.filter(pk__in=workshops.order_by().values("programme_id"))
    return Scope("donor", workshops, touched, donor=organisation)


def country(one, programmes):
    """Workshops held there, and those its officers came to; of their participants, those who came from there."""
    came = (
        Participation.objects.counted()
        .filter(Q(country=one) | Q(country=None, organisation__country=one))
        .order_by()
        .values("workshop_id")
    )
    declared = Headcount.objects.filter(Q(countries=one) | Q(countries=None, organisation__country=one))
    workshops = Workshop.objects.filter(
        Q(country=one) | Q(pk__in=came) | Q(pk__in=declared.order_by().values("workshop_id")), programme__in=programmes
    )
    return Scope("country", workshops, programmes, country=one)
