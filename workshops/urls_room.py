from django.urls import path

from workshops.views import breakout, group_report, membership

BREAKOUT_MOVES = {
    "choice-opening": "open_choice",
    "work": "start_work",
    "plenary-opening": "open_plenary",
    "closing": "close",
    "new-selection": "select_anew",
    "choice-reopening": "reopen_choice",
    "work-resumption": "resume_work",
    "plenary-reopening": "reopen_plenary",
}
REPORT_MOVES = {
    "readiness": "mark_ready",
    "presentation": "present",
    "submission": "submit",
    "return": "return",
    "resubmission": "resubmit",
    "acceptance": "accept",
    "reopening": "reopen",
}
DECISIONS = {"acceptance": "accept", "amendment": "amend", "rejection": "reject", "reopening": "reopen"}

urlpatterns = [
    path("workshops/<str:code>/breakouts/", breakout.workshop_breakouts, name="workshop_breakouts"),
    path("breakouts/<str:code>/", breakout.breakout, name="breakout"),
    *(
        path(f"breakouts/<str:code>/{noun}/", breakout.breakout_move, {"act": act}, name=f"breakout_{act}")
        for noun, act in BREAKOUT_MOVES.items()
    ),
    path("breakouts/<str:code>/topics/", breakout.breakout_topics, name="breakout_topics"),
    path("breakouts/<str:code>/choice/", membership.choice, name="choice"),
    path("breakouts/<str:code>/plenary/", breakout.plenary, name="plenary"),
    path("topics/<str:code>/selection/", breakout.topic_selection, name="topic_selection"),
    path("topics/<str:code>/omission/", breakout.topic_omission, name="topic_omission"),
    path("topics/<str:code>/groups/", breakout.topic_groups, name="topic_groups"),
    path("groups/<str:code>/", membership.group, name="group"),
    path("groups/<str:code>/memberships/", membership.group_memberships, name="group_memberships"),
    path("groups/<str:code>/report/", group_report.group_report, name="group_report"),
    path("memberships/<str:code>/group/", membership.membership_group, name="membership_group"),
    path("memberships/<str:code>/departure/", membership.membership_departure, name="membership_departure"),
    path("memberships/<str:code>/duties/", membership.membership_duties, name="membership_duties"),
    *(
        path(
            f"group-reports/<str:code>/{noun}/",
            group_report.group_report_move,
            {"act": act},
            name=f"group_report_{act}",
        )
        for noun, act in REPORT_MOVES.items()
    ),
    path("group-reports/<str:code>/times/", group_report.group_report_times, name="group_report_times"),
    path(
        "group-reports/<str:code>/recommendations/acceptance/",
        group_report.open_recommendations,
        name="open_recommendations",
    ),
    *(
        path(
            f"recommendations/<str:code>/{noun}/",
            group_report.recommendation_decision,
            {"act": act},
            name=f"recommendation_{act}",
        )
        for noun, act in DECISIONS.items()
    ),
]
