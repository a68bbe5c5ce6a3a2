"""What they learned: certificates brought along and teaching demonstrations, one workshop over and one running."""

from datetime import timedelta

from ttt_portal.demo import scene
from workshops.actions import evaluation as evaluations
from workshops.actions import knowledge_sheet as knowledge_sheets
from workshops.actions import knowledge_test as knowledge_tests
from workshops.actions import participation as participations
from workshops.actions import requirement as requirements
from workshops.actions import requirement_result as requirement_results
from workshops.models import KnowledgeTest
from workshops.rules import door as door_rules
from workshops.rules import evaluation_words
from workshops.rules import knowledge_test as test_rules

# ID, question, options with a star before what is right.
QUESTIONS = [
    ("ODS01", "Which of these refrigerants depletes the ozone layer?", "R-134a\n* HCFC-22\nR-600a\nAmmonia"),
    ("ODS02", "Who issues import licences under the Montreal Protocol?", "Customs\n* The National Ozone Unit\nNobody"),
    ("ODS03", "What does a refrigerant identifier show?", "* What a cylinder holds\nWhere it was made\nWho owns it"),
    ("ODS04", "Which colour of a cylinder proves its content?", "Light green\nLight blue\n* None"),
    ("ODS05", "What is compared before release?", "The invoice alone\n* Licence, invoice and bill of lading\nNothing"),
    ("ODS06", "Which is a sign of a smuggled consignment?", "* New cylinders declared as recovered gas\nA heavy seal"),
    ("ODS07", "To whom is a seizure reported?", "Nobody\nThe airline\n* The Ozone Unit and the regional office"),
    ("ODS08", "How is a disposable cylinder treated?", "Refilled\n* Refused where the law forbids it\nSold"),
]
WORDS = [
    {"well": "Cases from our own ports.", "improve": "Send the documents a week before."},
    {"well": "The analyser practice.", "not_well": "Legislation took too long."},
    {"not_well": "Too little time for the groups.", "improve": "Four days instead of three."},
    {"well": "Police and Customs at one table."},
]
E_LEARNING = "E-learning: Customs and the Montreal Protocol"


def ask(workshop, by):
    requirements.set_for_workshop(workshop=workshop, demonstration=True, prerequisites=E_LEARNING, by=by)


def prepare_test(workshop, by, source=None):
    test = knowledge_tests.prepare(workshop=workshop, source=source, by=by)
    if not source:
        for key, question, options in QUESTIONS:
            knowledge_tests.write_item(test=test, text=question, options=options, key=key, by=by)
    return test


def answer(test, places, by, act, known):
    """Everybody hands in by badge; `known` is how many questions the first of them gets right, the others more."""
    test = knowledge_tests.move(test=test, act=f"open_{act}", by=by)
    items = test_rules.questions(test)
    for number, place in enumerate(places):
        right = known + number * (5 if act == "before" else 7) % 4 - (number % 5 == 2)
        chosen = [
            next(o.pk for o in item.options.all() if o.is_right == ((n * 3 + number) % len(items) < right))
            for n, item in enumerate(items)
        ]
        knowledge_sheets.hand_in(test=test, chosen=chosen, by=door_rules.of_participation(place))
    return knowledge_tests.move(test=test, act=f"close_{act}", by=by)


def accra_test(workshop, places, cast, act):
    test = KnowledgeTest.objects.filter(workshop=workshop).first()
    facilitator = scene.actor(cast["facilitator"])
    test = test or prepare_test(workshop, facilitator)
    answer(test, places.values(), facilitator, act, known=3 if act == "before" else 5)


def evaluate(workshop, places, cast):
    """Nine answer by badge, three sheets of paper are typed in, one says nothing."""
    facilitator = scene.actor(cast["facilitator"])
    evaluation = evaluations.prepare(workshop=workshop, by=facilitator)
    evaluation = evaluations.move(evaluation=evaluation, act="open", by=facilitator)
    keys = [statement.key for statement in evaluation.statements.all()]
    for number, place in enumerate(list(places.values())[:9]):
        evaluations.answer(
            evaluation=evaluation,
            degrees={key: (2 if key == "time" and number < 6 else 3 + (number + n) % 2) for n, key in enumerate(keys)},
            words=WORDS[number] if number < len(WORDS) else {},
            by=door_rules.of_participation(place),
        )
    evaluations.type_in_paper(
        evaluation=evaluation,
        sheets=2,
        tallies={(key, 4): 2 for key in evaluation_words.STATEMENTS},
        words={"well": "The exercise at the port."},
        by=facilitator,
    )
    evaluations.move(evaluation=evaluation, act="close", by=facilitator)


def accra(workshop, places, cast):
    """Ten have everything; one is to teach again, and one completes by decision."""
    facilitator = scene.actor(cast["facilitator"])
    certificate, demonstration = workshop.requirements.order_by("position")
    for number, (name, place) in enumerate(places.items()):
        if name != "Frimpong":
            requirement_results.record(
                participation=place,
                requirement=certificate,
                state="met",
                dated_on=workshop.starts_on - timedelta(days=20 + number),
                reference=f"MP-{2410 + number}",
                by=facilitator,
            )
        requirement_results.record(
            participation=place,
            requirement=demonstration,
            state="not_yet" if name == "Darko" else "met",
            note="Knows the subject; left no time for questions." if name == "Darko" else "",
            by=facilitator,
        )


def complete_accra(workshop, places, cast):
    organiser = scene.actor(cast["organiser"])
    participations.complete_all(workshop=workshop, by=organiser)
    participations.move(
        participation=places["Frimpong"],
        act="complete",
        reason="The certificate was shown at the door; its copy is lost.",
        by=organiser,
    )


def manama(workshop, places, cast):
    """Two days in: most certificates are seen, nobody has taught yet."""
    facilitator = scene.actor(cast["facilitator"])
    source = KnowledgeTest.objects.get(workshop__city="Accra")
    answer(prepare_test(workshop, facilitator, source), list(places.values())[:25], facilitator, "before", known=2)
    certificate = workshop.requirements.order_by("position").first()
    for number, place in enumerate(places.values()):
        if number % 9 != 4:
            requirement_results.record(
                participation=place,
                requirement=certificate,
                state="met",
                reference=f"MP-{2530 + number}",
                by=facilitator,
            )
