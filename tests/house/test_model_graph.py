"""A string foreign key is invisible to an import linter, so the graph of the models is walked here."""

import re

from django.apps import apps
from django.contrib import admin
from django.urls import URLPattern, get_resolver

from programmes.models.base import Coded
from tests.house.code import APPS, ROOT

FLOORS = (*APPS, "ttt_portal")
# allauth keeps its rows beside our user; nothing of ours points at them.
LIBRARIES = ("account", "mfa")


def models():
    return [model for model in apps.get_models() if model._meta.app_label in FLOORS]


def relations(model):
    """Fields declared on this model that point at another, many-to-many included."""
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
        if field.is_relation and field.related_model:
            yield field


def test_relations_point_only_downward():
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in models()
        for field in relations(model)
        if field.related_model._meta.app_label not in FLOORS
        or FLOORS.index(field.related_model._meta.app_label) > FLOORS.index(model._meta.app_label)
    ]
    assert upward == []


def test_the_walk_sees_relations_and_many_to_many():
    seen = {field.name for model in models() for field in relations(model)}
    assert {"workshop", "taught_by", "countries", "languages", "person"} <= seen


def test_no_library_holds_a_model_of_ours_by_anything_but_the_user():
    theirs = [model for model in apps.get_models() if model._meta.app_label in LIBRARIES]
    pointing = {field.related_model._meta.label for model in theirs for field in relations(model)}
    assert {label for label in pointing if label.split(".")[0] in FLOORS} <= {"programmes.User"}


def test_primary_keys_are_big_and_never_in_a_url():
    small = [m._meta.label for m in models() if m._meta.pk.get_internal_type() not in ("BigAutoField", "OneToOneField")]
    assert small == []
    numbered = [
        route for route, pattern in patterns() if {"pk", "id"} & set(pattern.pattern.converters) or "<int:" in route
    ]
    assert numbered == []


def patterns():
    def walk(found, before):
        for pattern in found:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                if pattern.callback.__module__.split(".")[0] in FLOORS:
                    yield route, pattern
            else:
                yield from walk(pattern.url_patterns, route)

    return list(walk(get_resolver().url_patterns, ""))


def test_what_has_a_page_has_a_random_code():
    """The noun of a URL that takes a code names a model; that model has the code, and nothing in between."""
    nouns = {
        match[1] for route, _ in patterns() for match in re.finditer(r"([a-z-]+)/<(?:str|slug|code):(?:code)>", route)
    }
    plural = {re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower(): model for model in models()}
    missing = []
    for noun in nouns:
        model = next((plural[one] for one in singulars(noun) if one in plural), None)
        if model is None or not issubclass(model, Coded):
            missing.append(noun)
    assert sorted(missing) == []
    assert "workshops" in nouns


def singulars(noun):
    """People and person are irregular; several kinds of lists share one Import, so the noun says which it is."""
    yield "person" if noun == "people" else re.sub(r"^(?:roster|activity)-(import(?:-row)?)s$", r"\1", noun)
    yield re.sub(r"ies$", "y", noun)
    yield re.sub(r"(ss|ch)es$", r"\1", noun)
    yield re.sub(r"s$", "", noun)


def test_a_code_is_unique_and_long_enough_not_to_be_guessed():
    coded = [model for model in models() if issubclass(model, Coded)]
    assert coded
    for model in coded:
        field = model._meta.get_field("code")
        assert field.unique and not field.editable, model._meta.label
        assert len(field.default()) >= 10, model._meta.label


def test_what_has_a_state_cannot_be_written_in_the_admin(rf):
    request = rf.get("/admin/")
    request.actor = everything()
    for model, registered in admin.site._registry.items():
        if any(field.name == "state" for field in model._meta.fields):
            assert not registered.has_add_permission(request), model._meta.label
            assert not registered.has_change_permission(request), model._meta.label
            assert not registered.has_delete_permission(request), model._meta.label


def everything():
    from programmes.models import RoleKind
    from programmes.rules.actor import Actor

    return Actor(kind="user", label="", roles=((RoleKind.SYSTEM_ADMINISTRATOR, None),))


def test_nothing_is_done_by_signals():
    from django.db.models import signals

    for name in ("pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed"):
        receivers = getattr(signals, name).receivers
        ours = [
            str(r[1]) for r in receivers if any(f"'{app}." in str(r[1]) or f" {app}." in str(r[1]) for app in FLOORS)
        ]
        assert ours == [], name


def test_the_floors_are_the_folders():
    assert {path.parent.name for path in ROOT.glob("*/apps.py")} == set(FLOORS)
