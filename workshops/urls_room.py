from django.urls import path

from workshops.views import (
    assignment,
    breakout,
    door,
    group,
    group_report,
    membership,
    offline,
    plenary,
    report_attachment,
    room_clock,
    stamp,
)

BREAKOUT_MOVES = {
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
TOPIC_ACTS = {"display": "put_up", "selection": "select", "omission": "leave_out"}
CLOCK_ACTS = {"pause": "pause", "continuation": "resume", "restart": "restart", "extension": "extend"}
DECISIONS = {
    "acceptance": "accept",
    "amendment": "amend",
    "merger": "merge",
    "deferral": "defer",
    "rejection": "reject",
    "reopening": "reopen",
}

urlpatterns = [
    path("join/", door.join, name="join"),
    path("join/<str:digits>/", door.join, name="join_with_code"),
    path("b/<str:token>", door.badge, name="badge"),
    path("b/<str:token>/device/", door.badge_device, name="badge_device"),
    path("room/", door.rooms, name="rooms"),
    path("room/departure/", door.door_departure, name="door_departure"),
    path("stamp/<str:signed>", stamp.stamp, name="stamp"),
    path("groups/sw.js", offline.service_worker, name="service_worker"),
    path("participations/<str:code>/badge/", door.participation_badge, name="participation_badge"),
    path("workshops/<str:code>/breakouts/", breakout.workshop_breakouts, name="workshop_breakouts"),
    path("breakouts/<str:code>/", breakout.breakout, name="breakout"),
    path("breakouts/<str:code>/choice-opening/", breakout.breakout_open_choice, name="breakout_open_choice"),
    *(
        path(f"breakouts/<str:code>/{noun}/", breakout.breakout_move, {"act": act}, name=f"breakout_{act}")
        for noun, act in BREAKOUT_MOVES.items()
    ),
    *(
        path(f"breakouts/<str:code>/clock/{noun}/", room_clock.room_clock_act, {"act": act}, name=f"room_clock_{act}")
        for noun, act in CLOCK_ACTS.items()
    ),
    path("breakouts/<str:code>/topics/", breakout.breakout_topics, name="breakout_topics"),
    path("breakouts/<str:code>/board/", breakout.board, name="board"),
    path("breakouts/<str:code>/choice/", membership.choice, name="choice"),
    path("breakouts/<str:code>/seating/", membership.seating, name="seating"),
    path("breakouts/<str:code>/assignment/", assignment.assignment, name="assignment"),
    path("breakouts/<str:code>/plenary/", plenary.plenary, name="plenary"),
    path("breakouts/<str:code>/stage/", plenary.stage, name="stage"),
    path("breakouts/<str:code>/presentation-end/", plenary.breakout_finish, name="breakout_finish"),
    path("breakouts/<str:code>/focus/", plenary.breakout_focus, name="breakout_focus"),
    path("topics/<str:code>/", breakout.topic, name="topic"),
    *(
        path(f"topics/<str:code>/{noun}/", breakout.topic_act, {"act": act}, name=f"topic_{noun}")
        for noun, act in TOPIC_ACTS.items()
    ),
    path("topics/<str:code>/groups/", breakout.topic_groups, name="topic_groups"),
    path("groups/<str:code>/", group.group, name="group"),
    path("groups/<str:code>/details/", group.group_details, name="group_details"),
    path("groups/<str:code>/merger/", group.group_merger, name="group_merger"),
    path("groups/<str:code>/laptop/", group.group_laptop, name="group_laptop"),
    path("groups/<str:code>/call/", plenary.group_call, name="group_call"),
    path("groups/<str:code>/cue-card/", plenary.cue_card, name="cue_card"),
    path("groups/<str:code>/memberships/", membership.group_memberships, name="group_memberships"),
    path("groups/<str:code>/waiting-places/", membership.group_waiting_places, name="group_waiting_places"),
    path("groups/<str:code>/report/", group_report.group_report, name="group_report"),
    path("waiting-places/<str:code>/departure/", membership.waiting_place_departure, name="waiting_place_departure"),
    path("memberships/<str:code>/group/", membership.membership_group, name="membership_group"),
    path("memberships/<str:code>/departure/", membership.membership_departure, name="membership_departure"),
    path("memberships/<str:code>/duties/", membership.membership_duties, name="membership_duties"),
    path("group-reports/<str:code>/changes/", group_report.group_report_changes, name="group_report_changes"),
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
        "group-reports/<str:code>/attachments/",
        report_attachment.group_report_attachments,
        name="group_report_attachments",
    ),
    path(
        "report-attachments/<str:code>/file/", report_attachment.report_attachment_file, name="report_attachment_file"
    ),
    path(
        "report-attachments/<str:code>/removal/",
        report_attachment.report_attachment_removal,
        name="report_attachment_removal",
    ),
    path(
        "group-reports/<str:code>/recommendations/acceptance/",
        plenary.open_recommendations,
        name="open_recommendations",
    ),
    *(
        path(
            f"recommendations/<str:code>/{noun}/",
            plenary.recommendation_decision,
            {"act": act},
            name=f"recommendation_{act}",
        )
        for noun, act in DECISIONS.items()
    ),
    path("recommendations/<str:code>/proposal/", plenary.recommendation_proposal, name="recommendation_proposal"),
    path("recommendations/<str:code>/wording/", plenary.recommendation_wording, name="recommendation_wording"),
    path(
        "recommendations/<str:code>/distinction/",
        plenary.recommendation_distinction,
        name="recommendation_distinction",
    ),
    path("recommendations/<str:code>/focus/", plenary.recommendation_focus, name="recommendation_focus"),
]
