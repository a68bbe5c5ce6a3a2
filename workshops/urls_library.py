from django.urls import path

from workshops.views import breakout_template as views

LIBRARY = "programmes/<slug:slug>/break-outs/"
ONE = "programmes/<slug:slug>/breakout-templates/<str:code>/"

urlpatterns = [
    path(LIBRARY, views.breakout_templates, name="breakout_templates"),
    path(f"{LIBRARY}new/", views.new_breakout_template, name="new_breakout_template"),
    path(ONE, views.breakout_template, name="breakout_template"),
    path(f"{ONE}details/", views.breakout_template_details, name="breakout_template_details"),
    path(f"{ONE}copies/", views.breakout_template_copies, name="breakout_template_copies"),
    path(f"{ONE}retirement/", views.breakout_template_retirement, name="breakout_template_retirement"),
    path(f"{ONE}return/", views.breakout_template_return, name="breakout_template_return"),
]
