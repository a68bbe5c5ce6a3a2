from django.urls import include, path

from workshops.views import agenda_item, headcount, participation, workshop

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
    path("workshops/<str:code>/completion/", participation.workshop_completion, name="workshop_completion"),
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
    path("", include("workshops.urls_prepare")),
    path("", include("workshops.urls_plan")),
    path("", include("workshops.urls_room")),
    path("", include("workshops.urls_paper")),
]
