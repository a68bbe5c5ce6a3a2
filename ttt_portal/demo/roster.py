"""The rosters two programmes had before the portal, loaded as they were: 25 invented trainers with date and letter."""

from datetime import date, timedelta

from accreditation.actions import accreditation as accreditations
from accreditation.actions import notice as notices
from accreditation.actions import roster_import as roster_imports
from accreditation.actions import trainer_profile as trainer_profiles
from accreditation.models import Accreditation
from programmes.actions import person as people
from programmes.models import Person
from programmes.rules import actor as actors
from programmes.rules import clock
from ttt_portal.demo import scene

HEADINGS = "Family name\tGiven names\tSex\tCountry\tAdministration\tTitle\tAccredited on\tLetter\tLanguages\tTopics"
# name, sex, country, administration, accredited on, letter, languages, topics
ODS = """
SANTOS Maria|F|Philippines|Bureau of Customs|14.03.2016|UNEP 16/031|en|Refrigerants; Licensing systems
TRAN Minh|M|Viet Nam|General Department of Customs|14.03.2016|UNEP 16/032|vi, en|Identification of substances
NGUYEN Lan|F|Viet Nam|General Department of Customs|2.11.2016|UNEP 16/118|vi, en|Licensing systems; Risk profiling
PERERA Ruwan|M|Sri Lanka|Sri Lanka Customs|2.11.2016|UNEP 16/119|en|Illegal trade; Risk profiling
OKAFOR Chidi|M|Nigeria|Nigeria Customs Service|20.06.2017|UNEP 17/064|en|Identification of substances
MENSAH Abena|F|Ghana|Ghana Revenue Authority|20.06.2017|UNEP 17/065|en, fr|Refrigerants; Train-the-trainers methods
DIALLO Awa|F|Senegal|Direction générale des douanes|20.06.2017|UNEP 17/066|fr|Licensing systems
TRAORE Ibrahim|M|Mali|Direction générale des douanes|5.10.2017|UNEP 17/101|fr|Illegal trade
KAMAU Grace|F|Kenya|Kenya Revenue Authority|5.10.2017|UNEP 17/102|en, sw|Refrigerants; Identification of substances
PETROV Ivan|M|Kazakhstan|State Revenue Committee|12.04.2018|UNEP 18/040|ru|Licensing systems
ABDULLAEVA Dilnoza|F|Uzbekistan|State Customs Committee|12.04.2018|UNEP 18/041|uz, ru|Risk profiling
GARCIA Lucia|F|Peru|SUNAT Aduanas|30.08.2018|UNEP 18/093|es|Refrigerants; Train-the-trainers methods
RAMIREZ Jorge|M|Colombia|DIAN|30.08.2018|UNEP 18/094|es, en|Illegal trade; Risk profiling
HADDAD Layla|F|Jordan|Jordan Customs|17.01.2019|UNEP 19/004|ar, en|Identification of substances
MANSOUR Omar|M|Egypt|Egyptian Customs Authority|17.01.2019|UNEP 19/005|ar|Licensing systems
"""
IWT = """
CHAIYA Somsak|M|Thailand|Thai Customs Department|9.05.2017|INAMA 17/12|th, en|CITES species; Controlled delivery
LIM Sophea|F|Cambodia|General Department of Customs and Excise|9.05.2017|INAMA 17/13|km, en|CITES species
WONG Mei|F|Malaysia|Royal Malaysian Customs Department|9.05.2017|INAMA 17/14|ms, en|Risk profiling
FERNANDO Nimal|M|Sri Lanka|Sri Lanka Customs|22.11.2017|INAMA 17/40|en|Wildlife crime investigation
MOYO Tendai|M|Zimbabwe|Zimbabwe Revenue Authority|22.11.2017|INAMA 17/41|en|CITES species
NDLOVU Thandi|F|South Africa|South African Revenue Service|22.11.2017|INAMA 17/42|en|Controlled delivery
RAKOTO Hery|M|Madagascar|Direction générale des douanes|14.03.2018|INAMA 18/09|fr|CITES species
MWANGI Peter|M|Kenya|Kenya Revenue Authority|14.03.2018|INAMA 18/10|en, sw|Risk profiling
SEGWABE Neo|F|Botswana|Botswana Unified Revenue Service|20.06.2018|INAMA 18/31|en|Wildlife crime investigation
DUARTE Ana|F|Mozambique|Autoridade Tributária|20.06.2018|INAMA 18/32|pt, en|CITES species
"""
AGREED = ("Santos", "Okafor", "Garcia", "Chaiya", "Moyo")


def build(ods, iwt, cast):
    with scene.on(date(2019, 3, 4), 10):
        _load(ods, ODS, "National Customs Trainer on ODS", cast)
        _load(iwt, IWT, "Regional Trainer, illegal wildlife trade", cast)
    for name in AGREED:
        person = _person(name)
        people.consent(person=person, shown=True, by=actors.for_person(person))
    administrator = scene.actor(cast["administrator"])
    accreditations.suspend(
        accreditation=_trainer("Petrov"), reason="Left the administration; the new post is not known.", by=administrator
    )
    notices.give(
        accreditation=_trainer("Traore"),
        reason="Two missions were cancelled a week before.",
        to_put_right="A written agreement of the administration to release him.",
        answer_by=clock.today() + timedelta(days=21),
        by=administrator,
    )
    organiser, away = scene.actor(cast["organiser"]), clock.today() + timedelta(days=10)
    trainer_profiles.add_period(
        person=_person("Kamau"), kind="unavailable", starts_on=away, ends_on=away + timedelta(days=20),
        note="Parental leave", by=organiser,
    )  # fmt: skip


def _load(programme, rows, title, cast):
    lines = [row.split("|") for row in rows.strip().splitlines()]
    table = [HEADINGS]
    for name, sex, country, service, day, letter, languages, topics in lines:
        family, given = name.split(" ", 1)
        table.append("\t".join([family.title(), given, sex, country, service, title, day, letter, languages, topics]))
    by = scene.actor(cast["administrator"])
    batch = roster_imports.stage(programme=programme, text="\n".join(table), by=by)
    # Names that look like ones in the portal are asked about; these are other people.
    for _ in range(3):
        for row in batch.rows.filter(state="duplicate"):
            roster_imports.differ(row=row, by=by)
    for row in batch.rows.filter(state="to_fix"):
        roster_imports.leave(row=row, field="organisation", by=by)
    roster_imports.apply(batch=batch, by=by)


def _person(family_name):
    return Person.objects.get(family_name=family_name, accreditations__isnull=False)


def _trainer(family_name):
    return Accreditation.objects.select_related("programme", "person").get(person__family_name=family_name)
