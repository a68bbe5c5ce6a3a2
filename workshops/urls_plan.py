from django.urls import path, re_path

from workshops.views import year_plan

urlpatterns = [
    path("plan/agreements/", year_plan.plan_agreements, name="plan_agreements"),
    # One address with or without a year, so that a bookmark of the plan stays the plan.
    re_path(r"^plan/(?:(?P<year>(?:19|20)[0-9]{2})/)?$", year_plan.year_plan, name="year_plan"),
]
