"""National training as the tests need it: a trainer, a course, a plan with a focal point."""

from datetime import timedelta

from accreditation.actions import delivery as deliveries
from accreditation.actions import national_plan as national_plans
from accreditation.rules import trainer_link as link_rules
from programmes.rules import clock
from programmes.rules.actor import Actor


def course(programme, organisation, *trainers, by, days_ago=0, **changes):
    """A course of 12 women and 18 men, all customs, taught by these people alone."""
    fields = {
        "topic": "Refrigerant identification",
        "city": "Manama",
        "starts_on": clock.today() - timedelta(days=days_ago),
        "women": 12,
        "men": 18,
        "customs": 30,
        "trainers": [(person, 100) for person in trainers],
    }
    return deliveries.report(programme=programme, organisation=organisation, by=by, **fields | changes)


def plan_of(programme, organisation, *, by, email="efua@customs.example", **fields):
    """A plan whose focal point has a link."""
    plan = national_plans.open(programme=programme, organisation=organisation, by=by, **fields)
    return national_plans.name_focal_point(plan=plan, name="Efua Quaye", email=email, by=by)


def focal(plan):
    """Whoever holds the link of the focal point."""
    plan.refresh_from_db()
    return link_rules.focal_actor(plan)


def holder(link) -> Actor:
    return link_rules.actor_of(link)
