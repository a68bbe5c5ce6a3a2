"""The shipped rubric: six criteria from 1 to 4, each score described, and two lines that are not negotiable.

The words are the portal's own. A programme's rubric is a copy that it may change with the next version of its route.
"""

CRITERIA = [
    {
        "title": {"en": "Preparation and objectives", "fr": "Préparation et objectifs"},
        "anchor_1": {
            "en": "Came without a plan or materials; nobody could say what the lesson was for.",
            "fr": "Sans plan ni supports ; personne ne pouvait dire à quoi servait la leçon.",
        },
        "anchor_2": {
            "en": "Had a plan, with gaps; objectives were read out once and then forgotten.",
            "fr": "Un plan, mais lacunaire ; les objectifs ont été lus une fois, puis oubliés.",
        },
        "anchor_3": {
            "en": "The session plan and materials were ready; the objectives were stated and returned to.",
            "fr": "Plan et supports étaient prêts ; les objectifs ont été annoncés et repris.",
        },
        "anchor_4": {
            "en": "Prepared for this group: its cases, its gaps, a plan for when time ran short; participants could "
            "name what they had learned.",
            "fr": "Préparé pour ce groupe : ses dossiers, ses lacunes, un plan si le temps manque ; les participants "
            "pouvaient nommer ce qu’ils ont appris.",
        },
    },
    {
        "title": {"en": "Technical accuracy", "fr": "Exactitude technique"},
        "anchor_1": {
            "en": "Said things that are wrong and could mislead an officer at work.",
            "fr": "A dit des choses fausses qui pourraient égarer un agent dans son travail.",
        },
        "anchor_2": {
            "en": "Mostly right; small mistakes, or parts of the curriculum left out, were not noticed.",
            "fr": "Juste pour l’essentiel ; de petites erreurs ou des omissions du programme sont passées inaperçues.",
        },
        "anchor_3": {
            "en": "What was said is right and follows the curriculum; what is not known is said to be not known.",
            "fr": "Ce qui a été dit est juste et suit le programme ; ce qui n’est pas su est dit tel.",
        },
        "anchor_4": {
            "en": "Right in detail and under questions; puts right a misunderstanding without shaming anybody.",
            "fr": "Juste dans le détail et face aux questions ; corrige un malentendu sans humilier personne.",
        },
        "is_decisive": True,
    },
    {
        "title": {"en": "Structure and time", "fr": "Structure et temps"},
        "anchor_1": {
            "en": "No order could be followed; ended far too early or too late.",
            "fr": "Aucun ordre à suivre ; terminé bien trop tôt ou trop tard.",
        },
        "anchor_2": {
            "en": "An order was there but was lost on the way; the summary or the exercise fell victim to time.",
            "fr": "Un ordre existait mais s’est perdu ; la synthèse ou l’exercice a été sacrifié au temps.",
        },
        "anchor_3": {
            "en": "A beginning, a middle and a summary; it ended on time and nothing essential was dropped.",
            "fr": "Un début, un milieu et une synthèse ; fini à l’heure, rien d’essentiel n’a été laissé.",
        },
        "anchor_4": {
            "en": "Every part led to the next; gave time where the group needed it and still ended on time.",
            "fr": "Chaque partie menait à la suivante ; du temps là où le groupe en avait besoin, et fini à l’heure.",
        },
    },
    {
        "title": {"en": "Adult-learning methods and questioning", "fr": "Méthodes pour adultes et questionnement"},
        "anchor_1": {
            "en": "Read slides aloud; participants only listened.",
            "fr": "A lu les diapositives ; les participants n’ont fait qu’écouter.",
        },
        "anchor_2": {
            "en": "Asked questions, but answered most of them; the same few took part.",
            "fr": "A posé des questions mais y a surtout répondu ; toujours les mêmes ont participé.",
        },
        "anchor_3": {
            "en": "Participants worked with their own cases; questions checked understanding, not memory.",
            "fr": "Les participants ont travaillé sur leurs propres cas ; les questions vérifiaient la compréhension.",
        },
        "anchor_4": {
            "en": "Participants taught one another; quiet ones were drawn in, and the lesson followed what they said.",
            "fr": "Les participants se sont instruits entre eux ; les discrets ont pris part, et la leçon a suivi "
            "leurs propos.",
        },
    },
    {
        "title": {"en": "Voice, language and difficult questions", "fr": "Voix, langue et questions difficiles"},
        "anchor_1": {
            "en": "Could not be followed, or lost patience with those who asked.",
            "fr": "Impossible à suivre, ou a perdu patience avec ceux qui demandaient.",
        },
        "anchor_2": {
            "en": "Could be followed with effort; avoided or talked over difficult questions.",
            "fr": "Suivi avec effort ; a évité ou couvert les questions difficiles.",
        },
        "anchor_3": {
            "en": "Easy to follow through interpretation too; calm and honest with senior or doubting people.",
            "fr": "Facile à suivre, même interprété ; calme et honnête face aux supérieurs et aux sceptiques.",
        },
        "anchor_4": {
            "en": "A pleasure to listen to; a difficult question became something the whole room learned from.",
            "fr": "Un plaisir à écouter ; une question difficile est devenue une leçon pour toute la salle.",
        },
    },
    {
        "title": {"en": "Teamwork and feedback", "fr": "Travail d’équipe et retours"},
        "anchor_1": {
            "en": "Worked alone or against the co-trainer; took no advice.",
            "fr": "A travaillé seul ou contre le coformateur ; n’a accepté aucun conseil.",
        },
        "anchor_2": {
            "en": "Took turns with the co-trainer without agreeing beforehand; feedback stayed general.",
            "fr": "A alterné avec le coformateur sans s’accorder d’avance ; les retours sont restés vagues.",
        },
        "anchor_3": {
            "en": "Shared the floor with the co-trainer, gave credit, gave and took feedback that helps.",
            "fr": "A partagé la parole avec le coformateur, reconnu son apport, donné et reçu des retours utiles.",
        },
        "anchor_4": {
            "en": "Made the co-trainer better; asked for criticism after the lesson and used it in the next one.",
            "fr": "A fait progresser le coformateur ; a demandé des critiques et s’en est servi à la leçon suivante.",
        },
    },
    {
        "kind": "yes_no",
        "title": {
            "en": "Treated every participant with respect",
            "fr": "A traité chaque participant avec respect",
            "es": "Trató con respeto a todos los participantes",
        },
    },
    {
        "kind": "yes_no",
        "title": {
            "en": "Kept what is confidential",
            "fr": "A gardé confidentiel ce qui doit l’être",
            "es": "Guardó la confidencialidad debida",
        },
    },
]
