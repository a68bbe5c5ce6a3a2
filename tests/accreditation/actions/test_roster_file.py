"""Whoever takes the roster along is named in the History of each programme."""

from datetime import date

import pytest

from accreditation.actions import accreditation as accreditations
from accreditation.actions import roster_file as roster_files
from accreditation.models import Accreditation
from programmes.models import History
from programmes.rules.refusal import Conflict, NotAllowed


def test_taking_the_roster_along_is_recorded_and_is_for_organisers(
    programme, other_programme, make_person, organiser, facilitator, by
):
    with pytest.raises(Conflict):
        roster_files.take(accreditations=Accreditation.objects.all(), by=organiser)
    for one in (programme, other_programme, programme):
        accreditations.load_earlier(
            programme=one, person=make_person("Rusu", in_programme=one), title="Trainer", granted_on=date(2020, 2, 3),
            letter="L", by=by,
        )  # fmt: skip
    roster_files.take(accreditations=Accreditation.objects.all(), by=organiser)
    taken = History.objects.filter(act="roster_files.take").order_by("programme__slug")
    assert [(row.programme, row.details) for row in taken] == [
        (programme, '{"rows":2}'),
        (other_programme, '{"rows":1}'),
    ]
    with pytest.raises(NotAllowed):
        roster_files.take(accreditations=Accreditation.objects.all(), by=facilitator)
