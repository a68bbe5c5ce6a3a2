"""Dashboards over ever more rows: what each costs at 1, 10 and 100 times, and by how much that grew.

Nothing of Django is imported at the top: the functions run in a process that learns its database first.
"""

from itertools import pairwise

HERE = "ttt_portal.benches.figures"
# People, workshops and participations at 100 times; the smaller sizes are parts of these.
FULL = (100_000, 10_000, 500_000)
TIMES = (1, 10, 100)
# Queries of one dashboard, of a whole request where it has a page, the session and the rest of that page included.
MOST = 60
READER = "figures@bench.example"


def size(times, full=FULL):
    return tuple(max(number * times // 100, 1) for number in full)


def prepare(people, workshops, participations):
    """The tables, and so much in them. Returns how many rows, and how many seconds it took to put them in."""
    import time

    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from programmes.actions import account as accounts
    from programmes.actions import person as persons
    from programmes.actions import role as roles
    from programmes.rules.actor import SYSTEM
    from ttt_portal.benches.many import Scene
    from workshops.models import Headcount, Participation

    began = time.monotonic()
    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("createcachetable", verbosity=0)
    scene = Scene(1)
    made = scene.fill(people=people, workshops=workshops, participations=participations)
    reader = persons.add(programme=scene.programmes[0], family_name="Reader", by=SYSTEM)
    for programme in scene.programmes:
        roles.grant(person=reader, kind="organiser", programme=programme, by=SYSTEM)
    accounts.open(person=reader, email=READER, by=SYSTEM)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    made |= {"participations": Participation.objects.count(), "headcounts": Headcount.objects.count()}
    return made | {"seconds": round(time.monotonic() - began)}


def _scopes():
    """{scope: what makes its catalogue}: the largest programme, and a donor and a country as large as the others."""
    from programmes.models import Country, Organisation, Programme
    from reports.queries import figures
    from workshops.models import Workshop

    programme = Programme.objects.get(slug="many0")
    plain = Programme.objects.get(slug="many2")
    workshop = Workshop.objects.filter(programme=programme).order_by("starts_on")[0]
    donor, country = Organisation.objects.filter(kind="donor").first(), Country.objects.order_by("pk").first()
    return {
        "workshop": lambda: figures.of_workshop(workshop),
        "series": lambda: figures.of_programme(plain, series=plain.series.get()),
        "programme": lambda: figures.of_programme(programme),
        "portal": lambda: figures.of_portal(),
        "donor": lambda: figures.of_donor(donor),
        "country": lambda: figures.of_country(country),
    }


def _pages():
    from django.urls import reverse

    from workshops.models import Workshop

    workshop = Workshop.objects.filter(programme__slug="many0").order_by("starts_on")[0]
    return {
        "programme page": reverse("programme", args=["many0"]),
        "figures page": reverse("figures", args=["many0"]),
        "records page": reverse("figure", args=["many0", "persons"]),
        "records file": reverse("figure_table", args=["many0", "persons", "csv"]),
        "workshop page": reverse("workshop", args=[workshop.code]),
    }


def measure(runs=5):
    """[{dashboard, first_ms, counted_ms, kept_ms, queries, rows}].

    `first`: what the reader waits whom nobody came before, until there is an answer: the page, or that it is being
    counted. `counted`: from all rows, while the reader waits or by a worker. `kept`: nothing has changed since.
    """
    import time

    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from reports.queries import recounting, tallies

    def timed(do):
        began = time.monotonic()
        done = do()
        return (time.monotonic() - began) * 1000, done

    def dashboard(make):
        """Every figure, and its places on the map."""
        catalogue = tallies.kept(make())
        return [figure.value for figure in catalogue], catalogue.by_country

    def first(do):
        """(until there is an answer, until it is counted) in ms."""
        cache.clear()
        waited, _answer = timed(do)
        counting, _number = timed(recounting.recount) if cache.get(tallies.WANTED) else (0, 0)
        return waited, waited + counting

    def asked(make):
        try:
            dashboard(make)
        except tallies.BeingCounted:
            pass

    found = []
    for name, make in _scopes().items():
        waited, counted = first(lambda make=make: asked(make))
        values, places = dashboard(make)
        # The shortest is the one least disturbed by what else the machine does.
        best = min(timed(lambda make=make: dashboard(make))[0] for _ in range(runs))
        with CaptureQueriesContext(connection) as seen:
            dashboard(make)
        rows = len(values) + len(places)
        found.append(_row(name, waited, counted, best, len(seen), rows))
    client = _client()
    for name, page in _pages().items():
        client.get("/healthz")
        waited, counted = first(lambda page=page: client.get(page))
        times, answers = zip(*(timed(lambda page=page: client.get(page)) for _ in range(runs)), strict=True)
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(page)
        row = _row(name, waited, counted, min(times), len(seen), answer.content.count(b"<tr"))
        found.append(row | {"status": answers[0].status_code})
    return found


def _row(name, first, counted, kept, queries, rows):
    return {
        "dashboard": name, "first_ms": round(first, 1), "counted_ms": round(counted, 1), "kept_ms": round(kept, 1),
        "queries": queries, "rows": rows,
    }  # fmt: skip


def _client():
    from urllib.parse import urlsplit

    from django.conf import settings
    from django.test import Client, override_settings

    from programmes.models import User

    site = urlsplit(settings.SITE_URL)
    # Style sheets are not collected here, and not asked for.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}).enable()
    client = Client(SERVER_NAME=site.hostname, **({"wsgi.url_scheme": "https"} if site.scheme == "https" else {}))
    client.force_login(User.objects.get(email=READER), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def growth(measured):
    """{dashboard: {"kept": [factor, …], "counted": [factor, …], "rows": [factor, …]}} from one size to the next."""
    found = {}
    for name in [row["dashboard"] for row in measured[0]]:
        rows = [next(row for row in size if row["dashboard"] == name) for size in measured]
        found[name] = {
            key: [round(after[of] / before[of], 1) if before[of] else None for before, after in pairwise(rows)]
            for key, of in (
                ("first", "first_ms"),
                ("counted", "counted_ms"),
                ("kept", "kept_ms"),
                ("rows", "rows"),
                ("queries", "queries"),
            )
        }
    return found


def is_fine(measured):
    """Every page answers, and its queries are bounded and do not grow with what is in the database."""
    for size in measured:
        if any(row["queries"] > MOST or row.get("status", 200) != 200 for row in size):
            return False
    return all(max(one["queries"]) <= 1.5 for one in growth(measured).values() if one["queries"])
