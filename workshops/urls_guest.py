from django.urls import path

from workshops.views import guest, guest_pass

urlpatterns = [
    path("programmes/<slug:slug>/guest-passes/", guest_pass.guest_passes, name="guest_passes"),
    path("guest-passes/<str:code>/", guest_pass.guest_pass, name="guest_pass"),
    path("guest-passes/<str:code>/ending/", guest_pass.guest_pass_ending, name="guest_pass_ending"),
    path("guest-passes/<str:code>/link/", guest_pass.guest_pass_link, name="guest_pass_link"),
    path("guest-passes/<str:code>/read-out-code/", guest_pass.guest_pass_code, name="guest_pass_code"),
    path("guest-passes/<str:code>/letters/", guest_pass.guest_pass_letters, name="guest_pass_letters"),
    path("guest/", guest.guest_code, name="guest_code"),
    path("guest/<str:token>/", guest.guest_link, name="guest_link"),
]
