"""The board and the roster over many people: how many queries a page costs, and how long it takes.

Nothing of Django is imported at the top: the functions run in a process that learns its database first. The rows are
put in at once, past the actions: what is measured is reading.
"""

HERE = "ttt_portal.benches.accreditation"
# Queries of a whole request, session, user, roles and filters included. A line of the board reads the proofs of its
# case from a dozen tables, which are asked together; nothing that could grow stale is kept beside them.
MOST = 12
GROUPS = ("candidate", "passed", "planned", "evaluated", "accredited", "closed")
PAGES = (
    "/accreditation/",
    *(f"/accreditation/?group={group}" for group in GROUPS),
    "/accreditation/?programme=bench&language=en&group=passed",
    "/accreditation/?page=100",
    "/accreditation/roster/",
    "/accreditation/roster/?state=active&language=en",
    "/accreditation/roster/?page=30",
    "/accreditation/roster/?programme=bench&state=active&language=en&topic=module&starts_on=2030-01-01&words=officer",
)
# Of a thousand candidacies.
SHARES = {
    "enrolled": 200, "not_yet": 40, "passed": 240, "mission_planned": 130, "mission_evaluated": 70,
    "accredited": 260, "declined": 30, "withdrawn": 30,
}  # fmt: skip
A_WORKSHOP = 25


def prepare(people, progress):
    """The tables; so many people on lists, and so many of them candidates at every step. Returns what there is."""
    from datetime import timedelta

    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    from accreditation.actions import route as routes
    from programmes.actions import account as accounts
    from programmes.actions import organisation as organisations
    from programmes.actions import person as persons
    from programmes.actions import programme as programmes
    from programmes.actions import role as roles
    from programmes.models import AgencyKind, Country, Language, Person
    from programmes.rules import clock
    from programmes.rules.actor import SYSTEM
    from workshops.models import Participation, Workshop

    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("createcachetable", verbosity=0)
    english = Language.objects.create(tag="en", name="English")
    codes = [a + b for a in "ABCDEFGH" for b in "ABCDEFGHIJ"]
    countries = [Country.objects.create(iso2=c, iso3=f"{c}X", name={"en": f"Country {c}"}) for c in codes]
    host = organisations.add(name="Bench", kind=AgencyKind.INTERNATIONAL, by=SYSTEM)
    services = [
        organisations.add(name=f"Customs {one.iso2}", kind=AgencyKind.CUSTOMS, country=one, by=SYSTEM)
        for one in countries
    ]
    programme = programmes.found(
        by=SYSTEM, slug="bench", title="Bench", acronym="BNC", organisation=host, certificate_prefix="bnc"
    )
    route = routes.give(programme=programme, key="stce", by=SYSTEM)
    reader = persons.add(programme=programme, family_name="Reader", by=SYSTEM)
    roles.grant(person=reader, kind="organiser", programme=programme, by=SYSTEM)
    accounts.open(person=reader, email="reader@bench.example", by=SYSTEM)
    today = clock.today()

    _bulk(
        Person(
            family_name=f"Officer {n:05}", given_names="A.", country=countries[n % 80], organisation=services[n % 80],
            search_key=f"officer {n:05} a.",
        )
        for n in range(people)
    )  # fmt: skip
    officers = list(Person.objects.filter(family_name__startswith="Officer").order_by("pk"))
    _bulk(Person.programmes.through(person_id=one.pk, programme_id=programme.pk) for one in officers)
    _bulk(Person.languages.through(person_id=one.pk, language_id=english.pk) for one in officers)
    _bulk(
        Workshop(
            programme=programme, title=f"Accreditation workshop {n}", kind="accreditation", country=countries[n % 80],
            city="Bench", starts_on=today - timedelta(days=400), ends_on=today - timedelta(days=395), language=english,
        )
        for n in range(-(-people // A_WORKSHOP))
    )  # fmt: skip
    workshops = list(Workshop.objects.order_by("pk"))
    _bulk(
        Participation(
            workshop=workshops[n // A_WORKSHOP], person=one, number=101 + n % A_WORKSHOP, state="completed",
            country=one.country, organisation=one.organisation,
        )
        for n, one in enumerate(officers)
    )  # fmt: skip
    places = list(Participation.objects.order_by("pk")[:progress])
    _workshop_proofs(programme, workshops, places)
    _cases(route, programme, places, workshops, host, today)
    return {"people": Person.objects.count(), **_counted()}


def _bulk(rows):
    rows = list(rows)
    return type(rows[0])._base_manager.bulk_create(rows, batch_size=1000) if rows else []


def _counted():
    from accreditation.models import Accreditation, Assessment, Candidacy, CoTrainer

    models = {"candidacies": Candidacy, "assessments": Assessment, "co_trainers": CoTrainer, "trainers": Accreditation}
    return {name: model.objects.count() for name, model in models.items()}


def _workshop_proofs(programme, workshops, places):
    """What a workshop knows of each candidate: half-days, a test of three questions, a certificate, a demonstration."""
    from datetime import time

    from programmes.rules import clock
    from workshops.models import (
        AgendaItem,
        Attendance,
        KnowledgeChoice,
        KnowledgeItem,
        KnowledgeOption,
        KnowledgeSheet,
        KnowledgeTest,
        Requirement,
        RequirementResult,
    )

    now = clock.now()
    asked = _bulk(
        Requirement(programme=programme, kind=kind, title=kind.title(), position=n)
        for n, kind in enumerate(("prerequisite", "demonstration"))
    )
    _bulk(AgendaItem(workshop=one, day=one.starts_on, starts_at=time(9), title="Module") for one in workshops)
    _bulk(
        Attendance(participation=one, day=one.workshop.starts_on, half="morning", state="present", recorded_at=now)
        for one in places
    )
    _bulk(
        RequirementResult(requirement=row, participation=one, state="met", recorded_at=now)
        for one in places
        for row in asked
    )
    tests = _bulk(KnowledgeTest(workshop=one, state="closed") for one in workshops)
    items = _bulk(
        KnowledgeItem(test=one, position=n, key=f"Q{n}", text=f"Question {n}") for one in tests for n in range(3)
    )
    options = _bulk(
        KnowledgeOption(item=one, position=n, text=f"Answer {n}", is_right=n == 0) for one in items for n in range(3)
    )
    test_of = {one.workshop_id: one for one in tests}
    right = {}
    for option in options:
        if option.is_right:
            right.setdefault(option.item.test_id, []).append(option)
    sheets = _bulk(KnowledgeSheet(test=test_of[one.workshop_id], phase="after", participation=one) for one in places)
    _bulk(KnowledgeChoice(sheet=one, option=option) for one in sheets for option in right[one.test_id])


def _cases(route, programme, places, workshops, host, today):
    """Candidacies at every step, each with the proofs its step needs."""
    from datetime import timedelta

    from accreditation.models import (
        Accreditation,
        Assessment,
        Candidacy,
        CaseParty,
        CoTrainer,
        Decision,
        Mission,
        MissionEvaluation,
        Score,
        TrainerProfile,
        TrainerTopic,
    )
    from programmes.models import Person
    from programmes.rules import clock
    from workshops.models import Workshop

    states = [state for state, share in SHARES.items() for _ in range(share)]
    went_on = ("passed", "mission_planned", "mission_evaluated", "accredited")
    stands = [states[n * 7 % len(states)] for n in range(len(places))]
    _bulk(
        Candidacy(
            route=route, programme=programme, person_id=place.person_id, participation=place, state=state,
            opened_on=today - timedelta(days=395),
            passed_on=today - timedelta(days=n % 390) if state in went_on else None,
        )
        for n, (place, state) in enumerate(zip(places, stands, strict=True))
    )  # fmt: skip
    cases = list(Candidacy.objects.order_by("pk"))
    judges = _bulk(Person(family_name=f"Judge {n}", organisation=host) for n in range(4))
    _bulk(
        CaseParty(candidacy=one, person=judge, side=side)
        for one in cases
        for judge, side in zip(judges, ("assessor", "assessor", "lead", "bench"), strict=True)
    )
    parties = {}
    for party in CaseParty.objects.all():
        parties.setdefault(party.candidacy_id, []).append(party)
    now = clock.now()
    judged = [one for one in cases if one.state in went_on]
    _bulk(
        Assessment(candidacy=one, assessor=parties[one.pk][n], recommends=True, signed_at=now)
        for one in judged
        for n in (0, 1)
    )
    criteria = list(route.criteria.filter(kind="score"))
    _bulk(Score(assessment=one, criterion=line, score=3) for one in Assessment.objects.all() for line in criteria)
    sent = [one for one in cases if one.state in went_on[1:]]
    missions = _bulk(
        Workshop(
            programme=programme, title=f"Mission {n}", kind="field_mission",
            country_id=workshops[n % len(workshops)].country_id,
            city="Bench", starts_on=today - timedelta(days=90), ends_on=today - timedelta(days=85),
            language_id=workshops[0].language_id,
        )
        for n in range(-(-len(sent) // 3))
    )  # fmt: skip
    missions = _bulk(Mission(workshop=one, programme=programme, lead=judges[2], state="confirmed") for one in missions)
    placed = _bulk(
        CoTrainer(mission=missions[n // 3], candidacy=one, release_reference="1", released_on=today)
        for n, one in enumerate(sent)
    )
    _bulk(
        MissionEvaluation(
            co_trainer=one, evaluator=parties[one.candidacy_id][2], strengths="-", independence="alone",
            outcome="recommend", signed_at=now,
        )
        for one in placed
        if one.candidacy.state != "mission_planned"
    )  # fmt: skip
    trainers = [one for one in cases if one.state == "accredited"]
    decided = _bulk(
        Decision(
            candidacy=one, outcome="accredit", decided_by="Panel", decided_on=today, recorded_at=now,
            recorded_by=parties[one.pk][3],
        )
        for one in trainers
    )  # fmt: skip
    profiles = _bulk(TrainerProfile(person_id=one.candidacy.person_id, changed_at=now) for one in decided)
    _bulk(
        TrainerTopic(profile=one, words=f"Module {n}", search_key=f"module {n}") for one in profiles for n in range(3)
    )
    _bulk(
        Accreditation(
            programme=programme, person_id=one.candidacy.person_id, title="Trainer", granted_on=today, decision=one
        )
        for one in decided
    )


def measure(runs=3):
    """[{page, queries, ms, status}]: each page asked for as an organiser would; the first time is not counted."""
    import time
    from urllib.parse import urlsplit

    from django.conf import settings
    from django.db import connection
    from django.test import Client, override_settings
    from django.test.utils import CaptureQueriesContext

    from programmes.models import User

    site = urlsplit(settings.SITE_URL)
    # Style sheets are not collected here, and not asked for.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}).enable()
    client = Client(SERVER_NAME=site.hostname)
    client.force_login(User.objects.get(email="reader@bench.example"), backend=settings.AUTHENTICATION_BACKENDS[0])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    found = []
    for page in PAGES:
        client.get(page, secure=site.scheme == "https")
        times = []
        for _ in range(runs):
            begun = time.monotonic()
            answer = client.get(page, secure=site.scheme == "https")
            times.append((time.monotonic() - begun) * 1000)
        with CaptureQueriesContext(connection) as seen:
            client.get(page, secure=site.scheme == "https")
        found.append(
            {
                "page": page,
                "queries": len(seen),
                "ms": round(sorted(times)[len(times) // 2]),
                "status": answer.status_code,
            }
        )
    return found
