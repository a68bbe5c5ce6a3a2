"""Calls for missions: for the organisers the call, for each who was asked their answer."""

from django.urls import path

from accreditation.views import call_answer, mission_call

urlpatterns = [
    path("missions/<str:code>/calls/", mission_call.mission_calls_of, name="new_mission_call"),
    path("mission-calls/<str:code>/", mission_call.mission_call, name="mission_call"),
    path("mission-calls/<str:code>/closure/", mission_call.mission_call_closure, name="mission_call_closure"),
    path("mission-calls/<str:code>/reopening/", mission_call.mission_call_reopening, name="mission_call_reopening"),
    path("mission-calls/<str:code>/withdrawal/", mission_call.mission_call_withdrawal, name="mission_call_withdrawal"),
    path("mission-calls/<str:code>/letters/", mission_call.mission_call_letters, name="mission_call_letters"),
    path("call-answers/<str:code>/", call_answer.call_answer, name="call_answer"),
    path("call-answers/<str:code>/withdrawal/", call_answer.call_answer_withdrawal, name="call_answer_withdrawal"),
    path("call-answers/<str:code>/selection/", call_answer.call_answer_selection, name="call_answer_selection"),
]
