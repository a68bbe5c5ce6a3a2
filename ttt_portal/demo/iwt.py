"""Illegal wildlife trade: the third of three regional workshops, as published, with declared headcounts.

The dates of the first two (Dar es Salaam, Antananarivo) are not in the source; they are therefore in the totals and
not on the calendar.
"""

from datetime import date

from programmes.actions import grant as grants
from programmes.actions import programme as programmes
from programmes.actions import source_statement as statements
from programmes.models import AgencyKind
from ttt_portal.demo import scene
from ttt_portal.demo.cast import text
from workshops.actions import funding as fundings
from workshops.actions import headcount as headcounts
from workshops.actions import workshop as workshops
from workshops.rules.funding import Share

SOURCE = "World Customs Organization, news of 17 June 2019"
WORDS = (
    "The three workshops brought together a total of 41 Customs and 12 Police officers from 24 INAMA beneficiary "
    "administrations from Sub-Saharan Africa and Asia, as well as Regional Intelligence Liaison Offices."
)
ATTENDED = (
    "attended by 12 Customs and 3 Police officers from Cambodia, Lao PDR, Malaysia, the Philippines, Sri Lanka, "
    "Thailand and Vietnam, as well as one officer from the Regional Intelligence Liaison Office for Asia-Pacific"
)
SEVEN = ("KH", "LA", "MY", "PH", "LK", "TH", "VN")


def build(iwt, cast):
    with scene.on(date(2019, 2, 4)):
        organiser = scene.actor(cast["organiser"])
        series = programmes.add_series(
            programme=iwt, by=organiser, slug="regional", title=text(en="IWT Regional Workshops"), planned=3
        )
        grant = grants.record(
            programme=iwt,
            by=scene.actor(cast["administrator"]),
            donor=cast["donor"].organisation,
            title="INAMA, illegal wildlife trade",
            starts_on=date(2018, 10, 1),
            ends_on=date(2019, 12, 31),
            series=series,
            credit_line="funded by the U.S. Department of State",
        )
        workshop = workshops.schedule(
            programme=iwt,
            series=series,
            series_number=3,
            title="Illegal Wildlife Trade (IWT) Regional Customs – Police Workshop for Asian countries",
            kind="regional",
            city="Bangkok",
            country=scene.country("TH"),
            starts_on=date(2019, 5, 20),
            ends_on=date(2019, 5, 29),
            time_zone="Asia/Bangkok",
            language=scene.language("en"),
            host=scene.organisation("Thai Customs Department", AgencyKind.CUSTOMS, "TH"),
            partners=list(iwt.partners.all()),
            donors=[cast["donor"].organisation],
            summary="Criminal investigation, risk management, CITES species, joint operations of customs and police.",
            by=organiser,
        )
        fundings.set_for_workshop(workshop=workshop, shares=[Share("grant", 100, grant)], by=organiser)
    with scene.on(date(2019, 6, 18)):
        organiser = scene.actor(cast["organiser"])
        countries = [scene.country(iso2) for iso2 in SEVEN]
        for kind, number in ((AgencyKind.CUSTOMS, 12), (AgencyKind.POLICE, 3)):
            headcounts.declare(
                workshop=workshop,
                agency_kind=kind,
                number=number,
                countries=countries,
                source=f"{SOURCE}: “{ATTENDED}”"[:300],
                by=organiser,
            )
        headcounts.declare(
            workshop=workshop,
            agency_kind=AgencyKind.REGIONAL,
            number=1,
            organisation=scene.organisation(
                "Regional Intelligence Liaison Office for Asia-Pacific", AgencyKind.REGIONAL, acronym="RILO A/P"
            ),
            source=SOURCE,
            by=organiser,
        )
        for figure, value in (("customs", 41), ("police", 12), ("administrations", 24), ("sessions", 3)):
            statements.record(
                programme=iwt,
                series=series,
                figure=figure,
                value=value,
                through_session=3,
                as_of=date(2019, 6, 17),
                source=SOURCE,
                words=WORDS,
                by=organiser,
            )
