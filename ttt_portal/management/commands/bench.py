"""`manage.py bench joins`, `certificates`, `accreditation`, `figures`: what the portal stands, and how fast it is."""

import json
import os
import sys

from django.core.management.base import BaseCommand, CommandError

from ttt_portal.benches import accreditation, databases, joins
from ttt_portal.benches import certificates as papers
from ttt_portal.benches import figures as dashboards
from ttt_portal.benches.hands import Died, Hands
from ttt_portal.local.services import Failed


class Command(BaseCommand):
    help = "Measure joins, certificates, accreditation, figures. Exit code 1: a promise broken, or no control caught."
    requires_system_checks = []

    def add_arguments(self, parser):
        benches = parser.add_subparsers(dest="bench", required=True)
        one = benches.add_parser("joins", help="many people want few seats at one moment")
        one.add_argument("--joiners", type=int, default=None, help="1000; 100 with --quick")
        one.add_argument("--capacity", type=int, default=10)
        one.add_argument("--runs", type=int, default=None, help="5; 1 with --quick")
        one.add_argument("--quick", action="store_true", help="2 processes with 10 threads instead of 8 with 25")
        one.add_argument("--database", choices=[databases.POSTGRESQL, databases.SQLITE], help="one of the two only")
        one.add_argument("--json", action="store_true", help="the last line is one JSON object")
        two = benches.add_parser("certificates", help="certificates a second, beside naive WeasyPrint and ReportLab")
        two.add_argument("--certificates", type=int, default=None, help="500; 4 with --quick")
        two.add_argument("--processes", type=int, default=None, help="as many as there are cores; 1 with --quick")
        two.add_argument("--rounds", type=int, default=None, help="5; 1 with --quick")
        two.add_argument("--quick", action="store_true", help="a first look")
        two.add_argument("--json", action="store_true", help="the last line is one JSON object")
        three = benches.add_parser("accreditation", help="the board and the roster over many people")
        three.add_argument("--people", type=int, default=None, help="20,000; 2,000 with --quick")
        three.add_argument("--progress", type=int, default=None, help="candidacies: 15,000; 1,500 with --quick")
        three.add_argument("--quick", action="store_true", help="a tenth")
        three.add_argument("--database", choices=[databases.POSTGRESQL, databases.SQLITE], help="one of the two only")
        three.add_argument("--json", action="store_true", help="the last line is one JSON object")

        four = benches.add_parser("figures", help="dashboards over 1, 10 and 100 times as many rows")
        four.add_argument("--times", type=int, nargs="+", default=None, help="1 10 100; 1 2 with --quick")
        four.add_argument("--people", type=int, default=dashboards.FULL[0], help="at 100 times")
        four.add_argument("--workshops", type=int, default=dashboards.FULL[1], help="at 100 times")
        four.add_argument("--participations", type=int, default=dashboards.FULL[2], help="at 100 times")
        four.add_argument("--quick", action="store_true", help="a first look")
        four.add_argument("--database", choices=[databases.POSTGRESQL, databases.SQLITE], default=databases.POSTGRESQL)
        four.add_argument("--json", action="store_true", help="the last line is one JSON object")

    def handle(self, *args, bench, **options):
        return getattr(self, bench)(**options)

    def accreditation(self, *, people, progress, quick, database, json, **_options):
        people, progress = people or (2000 if quick else 20_000), progress or (1500 if quick else 15_000)
        if not 0 < progress <= people:
            raise CommandError("Candidates are people: at least one, and not more than there are.")
        found = {}
        for vendor in [database] if database else [databases.POSTGRESQL, databases.SQLITE]:
            try:
                with databases.fresh(vendor) as url, Hands(url, processes=1, threads=1) as hands:
                    made = hands.ask(f"{accreditation.HERE}:prepare", people, progress)
                    self.say(f"{vendor}: " + ", ".join(f"{number} {name}" for name, number in made.items()))
                    found[vendor] = hands.ask(f"{accreditation.HERE}:measure")
            except (Died, Failed) as failure:
                raise CommandError(str(failure)) from failure
            for row in found[vendor]:
                self.say(f"  {row['queries']:>3} queries {row['ms']:>6} ms  {row['page']}")
        rows = [row for measured in found.values() for row in measured]
        if json:
            self.answer(results=found, most_queries=max(row["queries"] for row in rows))
        if any(row["status"] != 200 or row["queries"] > accreditation.MOST for row in rows):
            sys.exit(1)

    def figures(self, *, times, people, workshops, participations, quick, database, json, **_options):
        times = sorted(times or ((1, 2) if quick else dashboards.TIMES))
        full, made, measured = (people, workshops, participations), [], []
        if times[0] < 1 or min(dashboards.size(times[0], full)) < 30:
            raise CommandError("A size has at least thirty of everything.")
        for number in times:
            try:
                with databases.fresh(database) as url, Hands(url, processes=1, threads=1, patience=3600) as hands:
                    made.append(hands.ask(f"{dashboards.HERE}:prepare", *dashboards.size(number, full)))
                    self.say(f"{number} times: " + ", ".join(f"{n:,} {name}" for name, n in made[-1].items()))
                    measured.append(hands.ask(f"{dashboards.HERE}:measure"))
            except (Died, Failed) as failure:
                raise CommandError(str(failure)) from failure
            for row in measured[-1]:
                self.say(
                    f"  {row['dashboard']:16} {row['first_ms']:>8} ms first, {row['counted_ms']:>9} ms counted, "
                    f"{row['kept_ms']:>8} ms kept, "
                    f"{row['queries']:>3} queries, {row['rows']:>4} rows"
                )
        factors, fine = dashboards.growth(measured), dashboards.is_fine(measured)
        for name, one in factors.items():
            self.say(
                f"  {name:16} grew {one['first']} first, {one['counted']} counted, {one['kept']} kept, "
                f"its rows {one['rows']}"
            )
        if json:
            sizes = [
                {"times": number, "made": rows, "dashboards": found}
                for number, rows, found in zip(times, made, measured, strict=True)
            ]
            self.answer(database=database, sizes=sizes, growth=factors, is_fine=fine)
        if not fine:
            sys.exit(1)

    def certificates(self, *, certificates, processes, rounds, quick, json, **_options):
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        number, rounds = certificates or (4 if quick else 500), rounds or (1 if quick else 5)
        processes = processes or (1 if quick else cores)
        if number < rounds or processes < 1 or rounds < 1:
            raise CommandError("There is at least one process, one round, and one certificate a round.")
        self.say(f"{number} certificates in four scripts, {processes} processes, load {os.getloadavg()[0]:.1f}")
        result = papers.run(number, processes, rounds, self.say)
        told = result.summary()
        self.say(
            f"  {told['per_second']} a second, {told['ratio_to_naive']} times the naive way "
            f"({told['ratio_to_naive_min']} to {told['ratio_to_naive_max']}), {told['bytes_median']:,} bytes, "
            f"{told['rss_mb']} MB a process; load {os.getloadavg()[0]:.1f}"
        )
        if not result.is_fine:
            self.say(f"Not every certificate is tagged, or the middle one is larger than {papers.LARGEST:,} bytes.")
        if json:
            self.answer(**told)
        if not result.is_fine:
            sys.exit(1)

    def joins(self, *, joiners, capacity, runs, quick, database, json, **_options):
        processes, threads = (2, 10) if quick else (8, 25)
        joiners, runs = joiners or (100 if quick else 1000), runs or (1 if quick else 5)
        if joiners < 1 or capacity < 1 or runs < 1:
            raise CommandError("Joiners, capacity and runs are at least 1.")
        wanted = [database] if database else [databases.POSTGRESQL, databases.SQLITE]
        try:
            results = [self.joins_on(one, joiners, capacity, runs, processes, threads) for one in wanted]
        except (Died, Failed) as failure:
            raise CommandError(str(failure)) from failure
        fine = all(result.is_fine for result in results)
        caught = all(result.is_caught for result in results if result.database == databases.POSTGRESQL)
        if not caught:
            self.say("The naive way let nobody in too much on PostgreSQL: the race did not happen, nothing is proved.")
        if json:
            self.answer(
                results=[result.summary() for result in results],
                control={result.database: result.control() for result in results},
            )
        if not (fine and caught):
            sys.exit(1)

    def joins_on(self, vendor, joiners, capacity, runs, processes, threads):
        with databases.fresh(vendor) as url:
            most = databases.connections_of(url)
            if most is not None and most < processes * threads:
                threads = max(most // processes, 1)
                self.say(f"{vendor}: the server has connections for {processes} x {threads} only.")
            result = joins.Result(vendor, joiners, capacity, processes * threads)
            self.say(f"{vendor}: {joiners} joiners, {capacity} seats, {processes} processes x {threads} threads")
            with Hands(url, processes=processes, threads=threads) as hands:
                scene = hands.ask(f"{joins.HERE}:prepare", joiners)
                joins.warm_up(hands, scene)
                for number in range(1, runs + 1):
                    joins.run(hands, result, scene)
                    self.say(
                        f"  run {number}: {result.admitted[-1]} admitted, {len(result.errors)} errors; "
                        f"bare statement {result.bare_admitted[-1]}; naive way {result.let_in[-1]}"
                    )
        for error in result.errors[:5]:
            self.say(f"  {error}")
        told = result.summary()
        self.say(
            f"  95 in 100 waited at most {told['p95_ms']} ms, the longest {told['max_ms']} ms; "
            f"all were answered after {told['seconds']} s, by the bare statement after {told['bare_seconds']} s "
            f"({told['ratio_to_bare_sql']} times)"
        )
        return result

    def say(self, line):
        self.stdout.write(line)
        self.stdout.flush()

    def answer(self, **found):
        self.say(json.dumps(found, sort_keys=True))
