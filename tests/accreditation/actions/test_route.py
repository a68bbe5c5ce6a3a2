"""Routes are data: a shipped pattern given to a programme, and a new version when it changes."""

import pytest
from django.core.management import call_command

from accreditation.actions import route as routes
from accreditation.models import Candidacy, Route
from programmes.rules.refusal import NotAllowed


def test_loading_the_routes_twice_gives_each_programme_one(programme, other_programme, capsys):
    call_command("load_routes")
    call_command("load_routes")
    assert sorted(Route.objects.current().values_list("programme__slug", flat=True)) == ["ods", "other"]
    assert Route.objects.count() == 2


def test_a_route_has_six_criteria_with_anchors_and_technical_accuracy_decides(route):
    criteria = list(route.criteria.all())
    assert len(criteria) == 6 and all(str(criterion.anchor_3) for criterion in criteria)
    assert [str(c) for c in criteria if c.is_decisive] == ["Technical accuracy"]


def test_a_new_route_is_a_new_version_and_open_candidacies_keep_theirs(walk, programme, administrator, route):
    new = routes.give(programme=programme, key="workshop_only", by=administrator)
    assert (new.version, Route.objects.current().get()) == (2, new)
    assert Candidacy.objects.get().route == route


def test_an_organiser_does_not_change_the_route(programme, organiser):
    with pytest.raises(NotAllowed):
        routes.give(programme=programme, key="stce", by=organiser)
