"""The shipped routes, as data. A programme's route is a copy it may later change; rubric.py holds its criteria."""

ROUTES = {
    "stce": {
        "title": {
            "en": "Workshop, then a co-trained field mission",
            "fr": "Atelier, puis mission de terrain en co-formation",
            "es": "Taller y después una misión sobre el terreno como coformador",
            "ru": "Семинар, затем выездная миссия в паре с ведущим экспертом",
        },
        # The title the source prints; it is not translated there.
        "award": {"en": "STCE Expert Trainer"},
        "requirements": [
            {"kind": "workshop"},
            {"kind": "assessment", "count": 2},
            {"kind": "mission"},
            {"kind": "decision"},
        ],
    },
    "workshop_only": {
        "title": {
            "en": "Accredited after the workshop",
            "fr": "Accréditation à l’issue de l’atelier",
            "es": "Acreditación al término del taller",
            "ru": "Аккредитация по итогам семинара",
        },
        "requirements": [{"kind": "workshop"}, {"kind": "assessment"}, {"kind": "decision"}],
    },
    "unodc": {
        "title": {
            "en": "National trainer: half the course with experts, then the whole of it",
            "fr": "Formateur national : la moitié du cours avec des experts, puis le cours entier",
            "es": "Instructor nacional: la mitad del curso con expertos y después el curso completo",
            "ru": "Национальный инструктор: половина курса с экспертами, затем весь курс",
        },
        "award": {"en": "National trainer"},
        "requirements": [
            {"kind": "workshop"},
            {"kind": "assessment"},
            {"kind": "mission", "share": 50, "title": {"en": "Half of the course, beside experts"}},
            {"kind": "mission", "share": 100, "title": {"en": "The whole course, observed by an expert"}},
            {"kind": "decision"},
        ],
    },
    "wco_experts": {
        "title": {
            "en": "Expert: pre-screening, workshop, then a mission",
            "fr": "Expert : présélection, atelier, puis mission",
            "es": "Experto: preselección, taller y después una misión",
            "ru": "Эксперт: предварительный отбор, семинар, затем миссия",
        },
        "award": {"en": "Accredited expert"},
        "requirements": [
            {"kind": "screening"},
            {"kind": "workshop"},
            {"kind": "assessment", "count": 2},
            {"kind": "mission"},
            {"kind": "decision"},
        ],
    },
}
