"""The figures of a grant: the same catalogue, counted over those this grant pays for."""

from dataclasses import dataclass
from functools import cached_property

from accreditation.models import Accreditation, Candidacy, Delivery
from accreditation.rules import delivery_figures
from programmes.models import Grant, Programme, SourceStatement
from reports.queries.figures import Catalogue
from reports.queries.rows import Rows
from reports.queries.scope import Scope
from reports.queries.totals import Statements
from workshops.rules import funding as funding_rules

# What a workshop cost, whoever paid, says nothing of what this grant paid for one of its seats.
NOT_BY_GRANT = ("cost_per_participant",)


class GrantRows(Rows):
    """Of its workshops, those whom the grant pays for; declared heads where it pays for the workshop as a whole."""

    def __init__(self, grant, workshops, as_of):
        self.grant = grant
        super().__init__(workshops, programme=grant.programme, as_of=as_of)

    def _listed(self, begun):
        return super()._listed(begun).filter(pk__in=funding_rules.participations(self.grant).values("pk"))

    def _headcounts(self, begun):
        return super()._headcounts(begun).filter(workshop__in=funding_rules.workshops_by_default(self.grant))


@dataclass(frozen=True)
class GrantScope(Scope):
    """Its candidates and trainers are those whose case began at a place the grant paid for."""

    grant: Grant | None = None

    @property
    def _places(self):
        mine = funding_rules.participations(self.grant)
        return mine.filter(workshop__in=self.workshops.order_by().values("pk")).values("pk")

    @cached_property
    def candidacies(self):
        return Candidacy.objects.filter(programme__in=self.programmes, participation__in=self._places)

    @cached_property
    def accreditations(self):
        return Accreditation.objects.filter(
            programme__in=self.programmes, decision__candidacy__participation__in=self._places
        )

    @cached_property
    def deliveries(self):
        tree = delivery_figures.delivery_tree
        return Delivery.objects.filter(pk__in=tree.courses_of(self.programme, self.workshops))


class GrantCatalogue(Catalogue):
    @cached_property
    def rows(self):
        return GrantRows(self.scope.grant, self.scope.workshops, self.as_of)

    def _groups(self):
        return ((names, make) for names, make in super()._groups() if not set(names) & set(NOT_BY_GRANT))


@dataclass(frozen=True)
class GrantFigures:
    """`inside`: workshops that began in the period. `whole`: everything up to its end, from published totals on."""

    inside: Catalogue
    whole: Catalogue


def of_grant(grant, period):
    """The catalogue twice. What the grant pays for at a workshop is counted whole, whatever its share."""
    workshops = funding_rules.workshops(grant)
    begun = workshops.filter(starts_on__gte=period.first) if period.first else workshops
    totals = Statements(SourceStatement.objects.filter(series=grant.series) if grant.series_id else ())
    return GrantFigures(
        GrantCatalogue(_scope(grant, begun), period.last),
        GrantCatalogue(_scope(grant, workshops, grant.series), period.last, totals=totals),
    )


def _scope(grant, workshops, series=None):
    programmes = Programme.objects.filter(pk=grant.programme_id)
    return GrantScope("donor", workshops, programmes, grant.programme, series, grant=grant)
