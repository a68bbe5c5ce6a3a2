"""What trainers teach at home: a plan out of the report of a group in Accra, and one of Kazakhstan; all invented."""

from datetime import date, timedelta

from accreditation.actions import delivery as deliveries
from accreditation.actions import national_plan as national_plans
from accreditation.actions import trainer_link as trainer_links
from accreditation.models import NationalPlan
from accreditation.rules import trainer_link as link_rules
from programmes.models import AgencyKind
from programmes.rules import clock
from ttt_portal.demo import scene
from workshops.models import GroupReport, Workshop

# days after the workshop, place, topic, trainers with their shares, women, men, what the focal point confirmed
ACCRA = [
    (12, "Tema", "Licences and documents", [("Owusu Ansah", 100)], 7, 13, (7, 11)),
    (18, "Takoradi", "Identifying refrigerants", [("Addo", 50), ("Boateng", 50)], 9, 12, (9, 12)),
    (24, "Aflao", "Risk profiles and inspection", [("Addo", 100)], 4, 11, None),
    (29, "Tema", "Identifying refrigerants", [("Quaye", 100)], 6, 8, None),
]
ALMATY = [
    (
        date(2018, 4, 16),
        "Almaty",
        "Strategic goods: identification",
        [("Tulegenov", 50), ("Omarov", 50)],
        8,
        22,
        (8, 20),
    ),
    (date(2018, 9, 10), "Aktau", "Licensing and end use", [("Omarov", 100)], 3, 12, (3, 12)),
    (date(2018, 11, 19), "Khorgos", "Targeting at the border", [("Sadykova", 100)], 11, 14, (11, 14)),
    (date(2019, 5, 13), "Astana", "Strategic goods: identification", [("Tulegenov", 100)], 9, 16, None),
    (date(2019, 9, 23), "Semey", "Targeting at the border", [("Sadykova", 100)], 5, 10, None),
]


def build(stce, ods, cast):
    _accra(ods, cast)
    _almaty(stce, cast)


def _accra(ods, cast):
    workshop = Workshop.objects.get(programme=ods, city="Accra")
    report = GroupReport.objects.get(group__breakout__workshop=workshop, group__letter="C")
    customs = scene.organisation("Ghana Revenue Authority, Customs Division", AgencyKind.CUSTOMS, "GH")
    with scene.on(workshop.ends_on + timedelta(days=7), 10):
        organiser = scene.actor(cast["organiser"])
        plan = national_plans.fill_from_report(report=report, organisation=customs, by=organiser)
        plan = national_plans.edit(plan=plan, courses=6, ends_on=_in_two_years(workshop.ends_on), by=organiser)
        national_plans.add_course(
            plan=plan, title="Officers of the three ports", place="Tema", officers=40, by=organiser
        )
        plan = national_plans.name_focal_point(
            plan=plan, name="Kwame Osei", email="kwame.osei@customs.example", by=organiser
        )
        plan = national_plans.agree(
            plan=plan,
            agreed_by="Commissioner of Customs",
            agreed_on=workshop.ends_on + timedelta(days=6),
            reference="Letter CD/114",
            by=organiser,
        )
    held = [(workshop.ends_on + timedelta(days=days), *rest) for days, *rest in ACCRA]
    _taught(ods, customs, plan, held, cast)


def _in_two_years(day):
    return date(day.year + 2, day.month, min(day.day, 28))


def _almaty(stce, cast):
    revenue = scene.organisation("State Revenue Committee of Kazakhstan", AgencyKind.CUSTOMS, "KZ")
    with scene.on(date(2017, 12, 4), 10):
        organiser = scene.actor(cast["organiser"])
        focal = scene.person(
            stce,
            "Akhmetova",
            "Saule",
            by=organiser,
            country=scene.country("KZ"),
            organisation=revenue,
            email="focal@demo.example",
        )
        plan = national_plans.open(
            programme=stce,
            organisation=revenue,
            workshop=Workshop.objects.get(programme=stce, series_number=9),
            officers=150,
            courses=6,
            designates="The head of the training centre, from the officers trained in Brussels",
            progress="The training centre, every half-year",
            method="Attendance sheets and a short test",
            reported_to="The Deputy Chairman; the WCO",
            by=organiser,
        )
        national_plans.name_focal_point(plan=plan, name=focal.full_name, email=focal.email, by=organiser)
        plan = national_plans.agree(
            plan=plan,
            agreed_by="Deputy Chairman",
            agreed_on=date(2017, 11, 28),
            reference="Letter 8-3/412",
            by=organiser,
        )
    scene.sign_in(focal, "focal@demo.example")
    _taught(stce, revenue, plan, ALMATY, cast)
    with scene.on(clock.today(), 7):
        trainer_links.give(programme=stce, person=_trainer(stce, "Tulegenov"), by=scene.actor(cast["organiser"]))


def _trainer(programme, family_name):
    return programme.people.get(family_name=family_name)


def _taught(programme, organisation, plan, courses, cast):
    for day, city, topic, trainers, women, men, confirmed in courses:
        if day >= clock.today():
            continue
        people = [(_trainer(programme, name), share) for name, share in trainers]
        with scene.on(day + timedelta(days=2), 12):
            link = trainer_links.give(programme=programme, person=people[0][0], by=scene.actor(cast["organiser"]))
            made = deliveries.report(
                programme=programme,
                organisation=organisation,
                topic=topic,
                city=city,
                starts_on=day,
                ends_on=day + timedelta(days=1),
                hours=12,
                language=scene.language("en" if organisation.country.iso2 == "GH" else "ru"),
                women=women,
                men=men,
                customs=women + men,
                trainers=people,
                by=link_rules.actor_of(link),
            )
        if confirmed:
            with scene.on(day + timedelta(days=4), 9):
                deliveries.confirm(
                    delivery=made,
                    women=confirmed[0],
                    men=confirmed[1],
                    customs=sum(confirmed),
                    by=link_rules.focal_actor(NationalPlan.objects.select_related("focal_person").get(pk=plan.pk)),
                )
