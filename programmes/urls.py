from django.urls import path

from programmes.views import (
    health,
    history,
    home,
    message,
    organisation,
    person,
    preference,
    programme,
    role,
    source_statement,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("styleguide/", preference.styleguide, name="styleguide"),
    path("theme/", preference.theme, name="theme"),
    path("mail/", message.messages, name="messages"),
    path("organisations/", organisation.organisations, name="organisations"),
    path("programmes/", programme.programmes, name="programmes"),
    path("programmes/new/", programme.new_programme, name="new_programme"),
    path("programmes/<slug:slug>/", programme.programme, name="programme"),
    path("administrators/", role.administrators, name="administrators"),
    path("programmes/<slug:slug>/details/", programme.programme_details, name="programme_details"),
    path("programmes/<slug:slug>/series/", programme.programme_series, name="programme_series"),
    path("programmes/<slug:slug>/statements/", source_statement.statements, name="statements"),
    path("programmes/<slug:slug>/roles/", role.roles, name="roles"),
    path("programmes/<slug:slug>/history/", history.programme_history, name="programme_history"),
    path("roles/<str:code>/ending/", role.role_ending, name="role_ending"),
    path("people/", person.people, name="people"),
    path("people/<str:code>/", person.person, name="person"),
    path("people/<str:code>/details/", person.person_details, name="person_details"),
    path("people/<str:code>/account/", person.person_account, name="person_account"),
    *history.paths("programmes"),
]
