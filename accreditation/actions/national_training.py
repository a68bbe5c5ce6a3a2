from django.utils.translation import gettext as _

from accreditation.models import NationalTraining
from accreditation.rules import national_training
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Invalid, NotAllowed


def set_rules(*, programme, by, asks, months, sheet_days, link_days):
    """How a programme keeps up with what is taught at home. `months`: text such as "3, 6, 12"."""
    if not national_training.can_set(by, programme):
        raise NotAllowed(_("Organisers of the programme set these rules."))
    with refusals():
        rules = NationalTraining.objects.select_for_update().filter(programme=programme).first()
        rules = rules or NationalTraining(programme=programme)
        rules.asks, rules.months, rules.sheet_days, rules.link_days = asks, months, sheet_days, link_days
        if not all(part.strip().isdigit() for part in months.split(",")) or len(rules.month_list) > 6:
            raise Invalid(_("Give up to six months as numbers, such as 3, 6, 12."), field="months")
        if rules.month_list[0] < 1 or rules.month_list[-1] > 60:
            raise Invalid(_("Give months from 1 to 60."), field="months")
        rules.months = ", ".join(str(one) for one in rules.month_list)
        rules.full_clean(exclude=["programme"])
        rules.save()
        history.record("national_trainings.set_rules", programme, by=by, programme=programme, months=rules.months)
        return rules
