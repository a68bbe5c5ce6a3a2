"""Certificates a second: ours, beside WeasyPrint without any of our care, and ReportLab drawing the same words.

Nothing of Django is imported at the top: the functions run in processes that are set up first.
"""

import multiprocessing
import resource
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

OURS, NAIVE, REPORTLAB = WAYS = "ours", "naive", "reportlab"
# Under 90 kB a workshop's certificates can be mailed.
LARGEST = 90_000

SCRIPTS = (
    ("fr", "Hélène Œuvré-Lacroix", "", "a participé à l’atelier national, Lomé, 17–26 novembre 2026", "Certificat"),
    ("ru", "Aigerim Sadykova", "Айгерим Садыкова", "участвует в семинаре, Алматы, 17–26 ноября 2026 г.", "Участие"),
    ("ar", "Mohammed Al-Ansari", "محمد عبد الله الأنصاري", "شارك في ورشة العمل الوطنية، المنامة", "شهادة مشاركة"),
    ("zh-hans", "Wang Xiaoming", "王小明", "参加了国家培训师培训班，北京，2026年11月", "参加证书"),
)


def snapshot(number):
    """One of a batch: Latin, Cyrillic, Arabic and Chinese in turn, each beside English. Names are invented."""
    tag, name, native, body, title = SCRIPTS[number % len(SCRIPTS)]
    people = (("Marchand", "Director, Capacity Building"), ("Aalto", "Programme Manager"))
    return {
        "kind": "participation",
        "languages": ["en", tag],
        "issuer": {"en": "Customs Training Programme", tag: "Customs Training Programme"},
        "title": {"en": "Certificate of Participation", tag: title},
        "intro": {"en": "This is to certify that", tag: name},
        "name": f"{name} {number}",
        "native_name": native,
        "native_lang": tag,
        "affiliation": {"en": "Customs Administration", tag: native or name},
        "body": {"en": "took part in the National Train-the-Trainers Workshop, 17–26 November 2026", tag: body},
        "award": {},
        "signatories": [{"name": who, "title": {"en": post}} for who, post in people],
        "number": f"BENCH-2026-{number:04d}",
        "issued_on": "2026-11-26",
        "issued_on_text": {"en": "26 November 2026", tag: "26.11.2026"},
        "verify_url": f"https://portal.example.org/v/{number:032d}",
        "verify_text": "portal.example.org/v",
        "short_code": f"{number:04d}-0000",
        "specimen": True,
        "paper": "A4",
    }


# In a process of the bench


def ready(way, everybody):
    """As a worker starts: fonts, style sheets and frame are made once, before the first certificate."""
    import django

    django.setup()
    # Nothing is kept from one certificate to the next in the naive way, so one will do.
    for number in range(1 if way == NAIVE else len(SCRIPTS)):
        _make(way)(snapshot(number))
    everybody.wait(300)


def _make(way):
    from reports.documents import comparison
    from reports.documents.certificate import render_certificate

    return {OURS: render_certificate, NAIVE: comparison.naive, REPORTLAB: comparison.drawn}[way]


def make(way, numbers):
    """Make these certificates. Returns (their sizes in bytes, whether each is tagged, this process's peak in MB)."""
    make_one = _make(way)
    papers = [make_one(snapshot(number)) for number in numbers]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    return [len(paper) for paper in papers], all(is_tagged(paper) for paper in papers), peak


def is_tagged(paper):
    """Whether the file says so and has the tree of its words, as any reader finds them."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(paper)) as opened:
        root = opened.Root
        return bool(root.get("/MarkInfo", {}).get("/Marked", False)) and "/StructTreeRoot" in root


# In the process that measures


@dataclass
class Result:
    """Seconds and certificates of each way, round by round; sizes, peak and tags are ours."""

    processes: int
    rounds: dict = field(default_factory=lambda: {way: [] for way in WAYS})
    sizes: list = field(default_factory=list)
    peak: float = 0.0
    tagged: bool = True

    def speed(self, way):
        made, seconds = map(sum, zip(*self.rounds[way], strict=True))
        return made / seconds

    def ratios(self, way):
        """Ours against this way, round by round: both met the same machine within seconds."""
        pairs = zip(self.rounds[OURS], self.rounds[way], strict=True)
        return [(made / seconds) / (others / theirs) for (made, seconds), (others, theirs) in pairs]

    @property
    def is_fine(self):
        return self.tagged and statistics.median(self.sizes) <= LARGEST

    def summary(self):
        spread = self.ratios(NAIVE)
        return {
            "certificates": sum(made for made, _seconds in self.rounds[OURS]),
            "processes": self.processes,
            "rounds": len(spread),
            "per_second": round(self.speed(OURS), 1),
            "naive_per_second": round(self.speed(NAIVE), 2),
            "reportlab_per_second": round(self.speed(REPORTLAB), 1),
            "ratio_to_naive": round(self.speed(OURS) / self.speed(NAIVE), 1),
            "ratio_to_naive_min": round(min(spread), 1),
            "ratio_to_naive_max": round(max(spread), 1),
            "ratio_to_reportlab": round(self.speed(OURS) / self.speed(REPORTLAB), 3),
            "bytes_median": int(statistics.median(self.sizes)),
            "bytes_max": max(self.sizes),
            "rss_mb": round(self.peak),
            "tagged": self.tagged,
        }


def run(certificates, processes, rounds, say=lambda _line: None):
    """Measure in rounds, the three ways in turn within each, so that what else the machine does meets all of them.

    The naive way makes a fifth as many; its speed is a rate, too. Answers a Result.
    """
    result = Result(processes)
    spawn = multiprocessing.get_context("spawn")
    pools = {}
    try:
        for way in WAYS:
            everybody = spawn.Barrier(processes)
            pools[way] = ProcessPoolExecutor(processes, spawn, initializer=ready, initargs=(way, everybody))
            # A pool starts a process for each piece that finds none idle. Nothing is measured before all are warm.
            list(pools[way].map(time.sleep, [0] * processes))
        for turn in range(rounds):
            part = range(certificates * turn // rounds, certificates * (turn + 1) // rounds)
            for way in WAYS:
                _measure(result, pools[way], way, part if way != NAIVE else part[: max(len(part) // 5, 1)])
            say(
                f"  round {turn + 1}: "
                + ", ".join(f"{way} {made / took:.1f}" for way in WAYS for made, took in [result.rounds[way][-1]])
                + f" a second; {result.ratios(NAIVE)[-1]:.1f} times the naive way"
            )
    finally:
        for pool in pools.values():
            pool.shutdown(cancel_futures=True)
    return result


def _measure(result, pool, way, numbers):
    # Small pieces: no process stands idle while another finishes a long one.
    pieces = [numbers[start : start + 5] for start in range(0, len(numbers), 5)]
    begun = time.monotonic()
    answers = list(pool.map(make, [way] * len(pieces), pieces))
    result.rounds[way].append((len(numbers), time.monotonic() - begun))
    if way == OURS:
        for sizes, tagged, peak in answers:
            result.sizes += sizes
            result.tagged &= tagged
            result.peak = max(result.peak, peak)
