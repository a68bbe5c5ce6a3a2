from django.urls import path

from accreditation.views import delivery, delivery_tree, national_plan, taught, trainer_link

urlpatterns = [
    path("national-training/", delivery.national_courses, name="national_courses"),
    path("national-training.csv", delivery.national_courses_csv, name="national_courses_csv"),
    path("national-training/plans/", national_plan.national_plans, name="national_plans"),
    path("national-training/plans/new/", national_plan.new_national_plan, name="new_national_plan"),
    path("national-training/new/", delivery.new_delivery, name="new_delivery"),
    path(
        "group-reports/<str:code>/national-plan/",
        national_plan.group_report_national_plan,
        name="group_report_national_plan",
    ),
    path("national-plans/<str:code>/", national_plan.national_plan, name="national_plan"),
    path("national-plans/<str:code>/details/", national_plan.national_plan_details, name="national_plan_details"),
    path("national-plans/<str:code>/agreement/", national_plan.national_plan_agreement, name="national_plan_agree"),
    path(
        "national-plans/<str:code>/closure/", national_plan.national_plan_move, {"act": "close"}, "national_plan_close"
    ),
    path(
        "national-plans/<str:code>/reopening/",
        national_plan.national_plan_move,
        {"act": "reopen"},
        "national_plan_reopen",
    ),
    path(
        "national-plans/<str:code>/focal-point/",
        national_plan.national_plan_focal_point,
        name="national_plan_focal_point",
    ),
    path("national-plans/<str:code>/link/", national_plan.national_plan_link, name="national_plan_link"),
    path("national-plans/<str:code>/letters/", trainer_link.national_plan_letters, name="national_plan_letters"),
    path("national-plans/<str:code>/courses/", national_plan.national_plan_courses, name="national_plan_courses"),
    path("planned-courses/<str:code>/removal/", national_plan.planned_course_removal, name="planned_course_removal"),
    path("deliveries/<str:code>/", delivery.delivery, name="delivery"),
    path("deliveries/<str:code>/details/", delivery.delivery_details, name="delivery_details"),
    path("deliveries/<str:code>/confirmation/", delivery.delivery_confirmation, name="delivery_confirmation"),
    path("deliveries/<str:code>/refusal/", delivery.delivery_reason, {"act": "put_aside"}, "delivery_put_aside"),
    path("deliveries/<str:code>/reopening/", delivery.delivery_reason, {"act": "reopen"}, "delivery_reopen"),
    path("deliveries/<str:code>/trainers/", delivery.delivery_trainers, name="delivery_trainers"),
    path("deliveries/<str:code>/sheet/", delivery.delivery_sheet, name="delivery_sheet"),
    path("deliveries/<str:code>/sheet/file/", delivery.delivery_sheet_file, name="delivery_sheet_file"),
    path("deliveries/<str:code>/pupils/", delivery.delivery_pupils, name="delivery_pupils"),
    path("pupils/<str:code>/removal/", delivery.pupil_removal, name="pupil_removal"),
    path(
        "workshops/<str:code>/national-training/",
        delivery_tree.workshop_national_training,
        name="workshop_national_training",
    ),
    path(
        "programmes/<slug:slug>/national-training/",
        delivery_tree.programme_national_training,
        name="programme_national_training",
    ),
    path(
        "programmes/<slug:slug>/national-training/rules/",
        national_plan.national_training_rules,
        name="national_training_rules",
    ),
    path("programmes/<slug:slug>/trainer-links/", trainer_link.programme_trainer_links, name="programme_trainer_links"),
    path("trainer-links/<str:code>/ending/", trainer_link.trainer_link_ending, name="trainer_link_ending"),
    path("trainer-links/<str:code>/letters/", trainer_link.trainer_link_letters, name="trainer_link_letters"),
    path("taught/<str:token>/", taught.taught, name="taught"),
    path("taught/<str:token>/<str:code>/answer/", taught.taught_answer, name="taught_answer"),
    path("confirm-training/<str:token>/", taught.confirm_training, name="confirm_training"),
    path(
        "confirm-training/<str:token>/<str:code>/confirmation/",
        taught.confirm_training_confirmation,
        name="confirm_training_confirmation",
    ),
    path(
        "confirm-training/<str:token>/<str:code>/refusal/",
        taught.confirm_training_refusal,
        name="confirm_training_refusal",
    ),
    path(
        "confirm-training/<str:token>/teaching-questions/<str:code>/",
        taught.confirm_training_answer,
        name="confirm_training_answer",
    ),
]
