"""Who was there: a workshop held with its sheet and a late correction, and one running with check-in at the door."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from programmes.models import AgencyKind
from ttt_portal.demo import scene
from workshops.actions import attendance
from workshops.actions import check_in as check_ins
from workshops.actions import expectation as expectations
from workshops.actions import paper_record as paper_records
from workshops.models import Attendance, Half, PaperRecord
from workshops.rules.check_in import Arrival
from workshops.rules.half_day import half_days

ABSENT = Attendance.State.ABSENT
# A page with one line, as small as a PDF can be.
SHEET = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 76>>stream
BT /F 18 Tf 72 760 Td (Sign-in sheet, first morning. Demonstration only.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""


def accra(workshop, places, cast):
    """The police join on the second day; one officer missed an afternoon, one came late, one was put right later."""
    first, second, third = workshop.days
    police = [one for one in places.values() if one.organisation.kind == AgencyKind.POLICE]
    with scene.on(first - timedelta(days=10)):
        organiser = scene.actor(cast["organiser"])
        expectations.put_down(workshop=workshop, people=police, expected_from=second, by=organiser)
    with scene.on(first, 17):
        facilitator = scene.actor(cast["facilitator"])
        morning, afternoon, *_later = [one.key for one in half_days(workshop)]
        paper_records.record(
            workshop=workshop,
            kind=PaperRecord.Kind.SIGN_IN,
            filled_at=half_days(workshop)[0].ends_at,
            half=Half.MORNING,
            file=SimpleUploadedFile("sign-in-day-1-morning.pdf", SHEET),
            by=facilitator,
        )
        signed = {one: (0, 0) for one in places.values() if one not in police}
        signed[places["Sarpong"]] = (25, 0)
        attendance.enter_sheet(workshop=workshop, half_day=morning, lines=signed, by=facilitator)
        attendance.mark_absent(workshop=workshop, half_day=afternoon, people=[places["Quaye"]], by=facilitator)
    with scene.on(third + timedelta(days=6)):
        organiser = scene.actor(cast["organiser"])
        closing = half_days(workshop)[-1].key
        attendance.mark(participation=places["Darko"], half_day=closing, left_minutes=30, by=organiser)


def manama(workshop, places, cast):
    """Yesterday: badges scanned at the door, one of them late; one officer was not there."""
    opening, *_later = half_days(workshop)
    missing, late = places["Murad"], places["Ghanem"]
    arrivals = [
        Arrival(f"demo-{one.code}", opening.starts_at - timedelta(seconds=1500 - 50 * number), participation=one.code)
        for number, one in enumerate(one for one in places.values() if one not in (missing, late))
    ]
    arrivals.append(Arrival(f"demo-{late.code}", opening.starts_at + timedelta(minutes=35), participation=late.code))
    with scene.on(workshop.starts_on, 14):
        facilitator = scene.actor(cast["facilitator"])
        check_ins.switch_on(workshop=workshop, by=facilitator)
        check_ins.receive(workshop=workshop, arrivals=arrivals, by=facilitator)
        for one in half_days(workshop)[:2]:
            attendance.mark(participation=missing, half_day=one.key, state=ABSENT, by=facilitator)
