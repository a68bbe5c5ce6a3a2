from django.urls import path

from workshops.views import evaluation, knowledge_test, requirement

EVALUATION_MOVES = {"opening": "open", "closing": "close", "reopening": "reopen"}
TEST_MOVES = {
    "opening-before": "open_before",
    "closing-before": "close_before",
    "opening-after": "open_after",
    "closing-after": "close_after",
}

urlpatterns = [
    path("workshops/<str:code>/completion/", requirement.workshop_completion, name="workshop_completion"),
    path("workshops/<str:code>/requirements/", requirement.workshop_requirements, name="workshop_requirements"),
    path("programmes/<slug:slug>/requirements/", requirement.programme_requirements, name="programme_requirements"),
    path("participations/<str:code>/results/", requirement.requirement_results, name="requirement_results"),
    path(
        "requirement-results/<str:code>/removal/",
        requirement.requirement_result_removal,
        name="requirement_result_removal",
    ),
    path("requirement-results/<str:code>/file/", requirement.requirement_result_file, name="requirement_result_file"),
    path("workshops/<str:code>/test/", knowledge_test.workshop_test, name="workshop_test"),
    path("knowledge-tests/<str:code>/", knowledge_test.knowledge_test, name="knowledge_test"),
    path("knowledge-tests/<str:code>/way/", knowledge_test.knowledge_test_way, name="knowledge_test_way"),
    path("knowledge-tests/<str:code>/sheet/", knowledge_test.knowledge_sheet, name="knowledge_sheet"),
    path("knowledge-tests/<str:code>/results/", knowledge_test.knowledge_results, name="knowledge_results"),
    path(
        "knowledge-tests/<str:code>/typed-results/",
        knowledge_test.knowledge_typed_results,
        name="knowledge_typed_results",
    ),
    *(
        path(
            f"knowledge-tests/<str:code>/{noun}/",
            knowledge_test.knowledge_test_move,
            {"act": act},
            name=f"knowledge_test_{act}",
        )
        for noun, act in TEST_MOVES.items()
    ),
    path("workshops/<str:code>/evaluation/", evaluation.workshop_evaluation, name="workshop_evaluation"),
    path("evaluations/<str:code>/", evaluation.evaluation, name="evaluation"),
    path("evaluations/<str:code>/answer/", evaluation.evaluation_answer, name="evaluation_answer"),
    path("evaluations/<str:code>/paper/", evaluation.evaluation_paper, name="evaluation_paper"),
    *(
        path(f"evaluations/<str:code>/{noun}/", evaluation.evaluation_move, {"act": act}, name=f"evaluation_{act}")
        for noun, act in EVALUATION_MOVES.items()
    ),
    path("knowledge-items/<str:code>/", knowledge_test.knowledge_item, name="knowledge_item"),
    path("knowledge-items/<str:code>/removal/", knowledge_test.knowledge_item_removal, name="knowledge_item_removal"),
]
