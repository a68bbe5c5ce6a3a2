"""Routes are data: a shipped pattern given to a programme, and a new version when it changes."""

import pytest
from django.core.management import call_command

from accreditation.actions import route as routes
from accreditation.library.routes import ROUTES
from accreditation.models import Accreditation, Candidacy, Route
from accreditation.rules import route as route_rules
from accreditation.rules import route_changes
from programmes.models import History
from programmes.rules.refusal import Conflict, Invalid, NotAllowed


def test_loading_the_routes_twice_gives_each_programme_one(programme, other_programme, capsys):
    call_command("load_routes")
    call_command("load_routes")
    assert sorted(Route.objects.current().values_list("programme__slug", flat=True)) == ["ods", "other"]
    assert Route.objects.count() == 2


def test_a_route_has_six_criteria_with_anchors_and_technical_accuracy_decides(route):
    criteria = list(route.criteria.all())
    scored = [criterion for criterion in criteria if not criterion.is_yes_no]
    assert len(scored) == 6 and len(criteria) == 8, "two are not negotiable"
    for language in ("en", "fr"):
        assert all(words.localize(language) for criterion in scored for _score, words in criterion.anchors)
    assert [str(c) for c in criteria if c.is_decisive] == ["Technical accuracy"]


def test_a_new_route_is_a_new_version_and_open_candidacies_keep_theirs(walk, programme, administrator, route):
    new = routes.give(programme=programme, key="workshop_only", by=administrator)
    assert (new.version, Route.objects.current().get()) == (2, new)
    assert Candidacy.objects.get().route == route


def test_an_organiser_does_not_change_the_route(programme, organiser):
    with pytest.raises(NotAllowed):
        routes.give(programme=programme, key="stce", by=organiser)


def as_written(route):
    """What the page of the current version would send."""
    return {
        "version": route.version,
        "settings": {name: getattr(route, name) for name in route_rules.SETTINGS},
        "requirements": [route_rules.requirement_fields(row) for row in route.requirements.all()],
        "criteria": [route_rules.criterion_fields(row) for row in route.criteria.all()],
    }


def test_the_four_shipped_routes_stand_as_their_sources_say(programme, administrator):
    found = {}
    for key in ROUTES:
        route = routes.give(programme=programme, key=key, by=administrator)
        found[key] = [(row.kind, row.count, row.share) for row in route.requirements.all()]
    workshop, decision = ("workshop", 1, None), ("decision", 1, None)
    two, one = ("assessment", 2, None), ("assessment", 1, None)
    assert found == {
        "stce": [workshop, two, ("mission", 1, None), decision],
        "workshop_only": [workshop, one, decision],
        "unodc": [workshop, one, ("mission", 1, 50), ("mission", 1, 100), decision],
        "wco_experts": [("screening", 1, None), workshop, two, ("mission", 1, None), decision],
    }
    assert not Route.objects.exclude(validity_months=None).exists(), "no period was published, so none is invented"


def test_a_change_is_a_new_version_and_nothing_else_moves(walk, programme, administrator, route):
    walk.to("accredited")
    written = as_written(route)
    written["settings"] |= {"completion_months": 24, "nominator_may_decide": True}
    written["requirements"].insert(1, {"kind": "attendance", "percent": 90})
    written["requirements"].insert(1, {"kind": "prerequisite", "title": {"en": "CLiKC!", "fr": "CLiKC !"}})
    written["criteria"] = written["criteria"][1:] + [{"kind": "yes_no", "title": {"en": "Introduces self"}}]
    new = routes.change(programme=programme, by=administrator, reason="Panel 2019/4", **written)
    assert (new.version, new.key, Route.objects.current().get()) == (2, "", new)
    assert [row.kind for row in new.requirements.all()] == [
        "workshop", "prerequisite", "attendance", "assessment", "mission", "decision",
    ]  # fmt: skip
    assert Candidacy.objects.get().route == route and Accreditation.objects.get().is_in_force
    assert route.requirements.count() == 4 and route.criteria.count() == 8
    said = route_changes.between(route, new)
    assert "Now asked for: Attendance: 90 % or more." in said and "Now asked for: Prerequisite: CLiKC!." in said
    assert "Months to complete the route: 24 instead of none." in said
    assert "A nominator may decide: yes instead of no." in said
    assert "No longer in the rubric: Preparation and objectives." in said
    assert "New in the rubric: Introduces self (yes or no)." in said
    assert History.objects.get(act="routes.change").reason == "Panel 2019/4"


def test_nothing_changed_makes_no_version(programme, administrator, route):
    assert routes.change(programme=programme, by=administrator, **as_written(route)) == route
    assert Route.objects.count() == 1 and not History.objects.filter(act="routes.change").exists()


def test_of_two_who_change_the_route_the_second_is_told_and_nothing_is_lost(programme, administrator, route):
    written = as_written(route)
    written["settings"] |= {"validity_months": 36}
    new = routes.change(programme=programme, by=administrator, **written)
    written["settings"] |= {"validity_months": 48}
    with pytest.raises(Conflict, match="version 2 meanwhile"):
        routes.change(programme=programme, by=administrator, **written)
    assert Route.objects.current().get() == new


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        (["workshop", "assessment", "mission"], "ends with a decision"),
        (["workshop", "mission", "assessment", "decision"], "The order is"),
        (["decision", "workshop"], "The order is"),
        (["workshop", "screening", "decision"], "The order is"),
        (["workshop", "workshop", "decision"], "asked for twice: Workshop completed"),
    ],
)
def test_what_no_candidacy_could_follow_is_refused(programme, administrator, route, kinds, sentence):
    written = as_written(route) | {"requirements": [{"kind": kind} for kind in kinds]}
    with pytest.raises(Invalid, match=sentence):
        routes.change(programme=programme, by=administrator, **written)
    assert Route.objects.count() == 1


def test_numbers_out_of_range_and_a_rubric_without_scores_are_refused(programme, administrator, route):
    for wrong in (
        {"criteria": []},
        {"requirements": [{"kind": "attendance", "percent": 130}, {"kind": "decision"}]},
        {"settings": as_written(route)["settings"] | {"mean_required": 5}},
    ):
        with pytest.raises(Invalid):
            routes.change(programme=programme, by=administrator, **(as_written(route) | wrong))
    assert Route.objects.count() == 1


def test_only_the_programme_administrator_changes_the_route(programme, organiser, stranger, route):
    for actor in (organiser, stranger):
        with pytest.raises(NotAllowed):
            routes.change(programme=programme, by=actor, **as_written(route))
