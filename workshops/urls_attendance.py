from django.urls import path

from workshops.views import attendance, check_in, expectation

HALF_DAY = "workshops/<str:code>/attendance/<str:half_day>/"

urlpatterns = [
    path("workshops/<str:code>/attendance/", attendance.attendance, name="attendance"),
    path("workshops/<str:code>/expectations/", expectation.expectations, name="expectations"),
    path(HALF_DAY, attendance.half_day, name="half_day"),
    path(f"{HALF_DAY}absences/", attendance.half_day_absences, name="half_day_absences"),
    path(f"{HALF_DAY}presences/", attendance.half_day_presences, name="half_day_presences"),
    path(f"{HALF_DAY}missing-check-ins/", attendance.half_day_missing, name="half_day_missing"),
    path(f"{HALF_DAY}sheet/", attendance.half_day_sheet, name="half_day_sheet"),
    path(f"{HALF_DAY}scans/", attendance.half_day_scans, name="half_day_scans"),
    path("participations/<str:code>/attendance/", attendance.participation_attendance, name="participation_attendance"),
    path(
        "participations/<str:code>/attendance/<str:half_day>/",
        attendance.participation_half_day,
        name="participation_half_day",
    ),
    path("workshops/<str:code>/check-in/", check_in.check_in, name="check_in"),
    path("workshops/<str:code>/check-in/sw.js", check_in.check_in_worker, name="check_in_worker"),
    path("workshops/<str:code>/check-in/opening/", check_in.check_in_opening, name="check_in_opening"),
    path("workshops/<str:code>/check-in/closing/", check_in.check_in_closing, name="check_in_closing"),
    path("workshops/<str:code>/check-in/arrivals/", check_in.check_ins, name="check_ins"),
]
