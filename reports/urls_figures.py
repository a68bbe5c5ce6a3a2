from django.urls import path

from reports.views import figure

urlpatterns = [
    path("programmes/<slug:slug>/figures/", figure.figures, name="figures"),
    path("programmes/<slug:slug>/figures/<slug:name>/", figure.figure, name="figure"),
]
