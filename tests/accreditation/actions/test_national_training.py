"""The rules of national training a programme sets; what follows from them is tried in test_teaching_question."""

from accreditation.actions import national_training as trainings
from accreditation.models import NationalTraining
from accreditation.rules import national_training as rules


def test_the_rules_are_the_defaults_until_they_are_set_and_one_row_after(programme, organiser):
    assert rules.of(programme).month_list == [3, 6, 12] and not NationalTraining.objects.exists()
    for days in (30, 60):
        trainings.set_rules(programme=programme, asks=True, months="6, 3", sheet_days=days, link_days=90, by=organiser)
    assert rules.of(programme).sheet_days == 60 and NationalTraining.objects.count() == 1
