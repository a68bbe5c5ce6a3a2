from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "requirements.set_for_programme": _("requirements of the programme set"),
        "requirements.set_for_workshop": _("requirements of the workshop set"),
        "requirement_results.record": _("result recorded"),
        "requirement_results.take_back": _("result taken back"),
        "knowledge_tests.prepare": _("test prepared"),
        "knowledge_tests.set_way": _("way of answering the test changed"),
        "knowledge_tests.write_item": _("question of the test written"),
        "knowledge_tests.remove_item": _("question taken out of the test"),
        "knowledge_tests.open_before": _("test before opened"),
        "knowledge_tests.close_before": _("test before closed"),
        "knowledge_tests.open_after": _("test after opened"),
        "knowledge_tests.close_after": _("test after closed"),
        "knowledge_sheets.hand_in": _("test handed in"),
        "knowledge_sheets.type_in": _("results of the test typed in"),
        "evaluations.prepare": _("evaluation prepared"),
        "evaluations.open": _("evaluation opened"),
        "evaluations.close": _("evaluation closed"),
        "evaluations.reopen": _("evaluation opened again"),
        "evaluations.answer": _("evaluation answered"),
        "evaluations.type_in_paper": _("sheets of the evaluation typed in"),
    }
)
