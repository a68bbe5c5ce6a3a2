from django.urls import path

from workshops.views import funding

urlpatterns = [
    path("workshops/<str:code>/funding/", funding.workshop_funding, name="workshop_funding"),
    path("participations/<str:code>/funding/", funding.participation_funding, name="participation_funding"),
]
