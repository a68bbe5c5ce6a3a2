from django.urls import include, path

from programmes.views import history
from workshops.views import agenda_item, calendar, headcount, participation, restricted_data, workshop

MOVES = {
    "postponement": "postpone",
    "cancellation": "cancel",
    "resumption": "resume",
    "reporting": "report",
    "reopening": "reopen",
}
LIST_MOVES = {
    "invitation": "invite",
    "confirmation": "confirm",
    "refusal": "decline",
    "completion": "complete",
    "withdrawal": "withdraw",
    "absence": "mark_absent",
    "return": "restore",
}

urlpatterns = [
    path("workshops/", workshop.workshops, name="workshops"),
    path("workshops/new/", workshop.new_workshop, name="new_workshop"),
    path("workshops/<str:code>/", workshop.workshop, name="workshop"),
    path("workshops/<str:code>/details/", workshop.workshop_details, name="workshop_details"),
    path("workshops/<str:code>/parts/", workshop.workshop_parts, name="workshop_parts"),
    *(
        path(f"workshops/<str:code>/{noun}/", workshop.workshop_move, {"act": act}, name=f"workshop_{act}")
        for noun, act in MOVES.items()
    ),
    path("workshops/<str:code>/participants/", participation.participants, name="participants"),
    path("workshops/<str:code>/participants/new/", participation.new_person, name="new_participant"),
    path("workshops/<str:code>/participants/known/", participation.known_person, name="known_participant"),
    path("workshops/<str:code>/participants/unnamed/", participation.unnamed_officer, name="unnamed_participant"),
    path("workshops/<str:code>/walk-ins/", participation.walk_ins, name="walk_ins"),
    path("participations/<str:code>/details/", participation.participation_details, name="participation_details"),
    path(
        "participations/<str:code>/replacement/",
        participation.participation_replacement,
        name="participation_replacement",
    ),
    *(
        path(
            f"participations/<str:code>/{noun}/",
            participation.participation_move,
            {"act": act},
            name=f"participation_{act}",
        )
        for noun, act in LIST_MOVES.items()
    ),
    path("workshops/<str:code>/headcounts/", headcount.headcounts, name="headcounts"),
    path("headcounts/<str:code>/removal/", headcount.headcount_removal, name="headcount_removal"),
    path("workshops/<str:code>/agenda/", agenda_item.agenda, name="agenda"),
    path("agenda-items/<str:code>/", agenda_item.agenda_item, name="agenda_item"),
    path("agenda-items/<str:code>/removal/", agenda_item.agenda_item_removal, name="agenda_item_removal"),
    path("agenda-items/<str:code>/place/", agenda_item.agenda_item_place, name="agenda_item_place"),
    path("agenda-items/<str:code>/extension/", agenda_item.agenda_item_extension, name="agenda_item_extension"),
    path("participations/<str:code>/restricted-data/", restricted_data.restricted_data, name="restricted_data"),
    path(
        "participations/<str:code>/restricted-data/readings/",
        restricted_data.restricted_data_reading,
        name="restricted_data_reading",
    ),
    path(
        "participations/<str:code>/restricted-data/removal/",
        restricted_data.restricted_data_removal,
        name="restricted_data_removal",
    ),
    path("agenda-items/<str:code>/rest/", agenda_item.agenda_item_rest, name="agenda_item_rest"),
    path("workshops/<str:code>/calendar.ics", calendar.workshop_calendar, name="workshop_calendar"),
    path("calendar/<str:signed>.ics", calendar.calendar_feed, name="calendar_feed"),
    *history.paths("workshops"),
    path("", include("workshops.urls_prepare")),
    path("", include("workshops.urls_letter")),
    path("", include("workshops.urls_plan")),
    path("", include("workshops.urls_room")),
    path("", include("workshops.urls_import")),
    path("", include("workshops.urls_activity")),
    path("", include("workshops.urls_paper")),
    path("", include("workshops.urls_follow_up")),
    path("", include("workshops.urls_library")),
    path("", include("workshops.urls_learning")),
    path("", include("workshops.urls_guest")),
    path("", include("workshops.urls_attendance")),
    path("", include("workshops.urls_funding")),
]
