from django.urls import path

from workshops.views import letter

urlpatterns = [
    path("workshops/<str:code>/letters/", letter.letters, name="letters"),
    path("workshops/<str:code>/letters/outside/", letter.letters_outside, name="letters_outside"),
    path("workshops/<str:code>/letters/attempts/", letter.letters_attempts, name="letters_attempts"),
    path("programmes/<slug:slug>/letters/", letter.programme_letters, name="programme_letters"),
    path(
        "programmes/<slug:slug>/letters/restoration/",
        letter.programme_letters_restoration,
        name="programme_letters_restoration",
    ),
]
