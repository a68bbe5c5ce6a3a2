"""What calls for missions put on the home page: for whoever was asked, and for whoever selects."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accreditation.rules import mission_call as call_rules
from accreditation.rules.needs import FEW
from programmes.rules.dates import range_words
from programmes.slots import Need, fill


@fill("home.needs")
def calls_needs(actor):
    found = []
    for answer in call_rules.open_for(actor)[:FEW]:
        workshop = answer.call.mission.workshop
        sentence = _("A mission looks for co-trainers: {place}")
        if answer.call.is_for_lead:
            sentence = _("A mission looks for its lead expert: {place}")
        found.append(
            Need(
                sentence.format(place=workshop.place or workshop.title),
                reverse("call_answer", args=[answer.code]),
                _("Say whether you can go"),
                range_words(workshop.starts_on, workshop.ends_on),
                answer.call.answer_by,
            )
        )
    for call in call_rules.to_select(actor)[:FEW]:
        found.append(
            Need(
                _("The day to answer the call for {place} is over").format(place=call.mission.workshop.place or call),
                reverse("mission_call", args=[call.code]),
                _("Select"),
                call_rules.line(call.answers.all()),
                call.answer_by,
            )
        )
    return found
