"""What donors paid for: indicators of the IWT grant, and two payers of national workshops on ozone (invented)."""

from datetime import date

from programmes.actions import grant as grants
from programmes.models import AgencyKind
from programmes.rules.actor import SYSTEM
from reports.actions import indicator as indicators
from reports.actions import indicator_entry as indicator_entries
from ttt_portal.demo import scene
from workshops.actions import funding as fundings
from workshops.models import Workshop
from workshops.rules.funding import Share

INDICATORS = (
    ("Customs officers trained in investigating wildlife crime", "0", "40", "customs"),
    ("Police officers trained beside them", "0", "12, at least one from each country", "police"),
    ("Administrations taking part", "0", "20", "administrations"),
)


def build(iwt, ods, cast):
    with scene.on(date(2019, 6, 20)):
        organiser = scene.actor(cast["organiser"])
        grant = iwt.grants.get()
        for title, baseline, target, figure in INDICATORS:
            indicators.add(grant=grant, title=title, baseline=baseline, target=target, figure=figure, by=organiser)
        typed = indicators.add(
            grant=grant, title="Joint operations planned by those who took part (invented)", target="4", by=organiser
        )
        for day, value in ((date(2019, 3, 1), 1), (date(2019, 6, 10), 2)):
            indicator_entries.record(
                indicator=typed,
                reached_on=day,
                value=value,
                source="Letters of the host administrations (invented)",
                by=organiser,
            )
    with scene.on(date(2019, 4, 30)):
        grant = grants.record(
            programme=ods,
            by=scene.actor(cast["administrator"]),
            donor=scene.organisation("Fund for the ozone layer (invented)", AgencyKind.DONOR),
            title="National training of customs, phase II (invented)",
            reference="OZ/2019/07",
            starts_on=date(2019, 1, 1),
            ends_on=date(2026, 12, 31),
            amount=180000,
            currency="USD",
            credit_line="Paid for by the Fund for the ozone layer (invented)",
            disclaimer="The views expressed are those of the authors and not of the Fund (invented).",
        )
        indicators.add(grant=grant, title="Officers trained", target="120", figure="persons", by=SYSTEM)
        for workshop in Workshop.objects.filter(programme=ods, kind="national"):
            shares = [Share("grant", 70, grant), Share("host", 30)]
            fundings.set_for_workshop(workshop=workshop, shares=shares, by=SYSTEM)
