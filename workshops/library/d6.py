"""Form D.6, the generic break-out of a train-the-trainers workshop, in the portal's own words.

Every line of the form is here: three topics of the training team with their questions, a fourth topic open to the
participants with its ideas, the purpose and the six instructions. [City], [Country], [Date] and [Organisation] are
filled when a workshop takes the template.
"""

PLAN = {"en": "(a) To plan the next phase of the training"}
EFFECT = {"en": "(b) To know whether the next phase works"}

D6 = {
    "key": "d6",
    "title": {"en": "Working session", "fr": "Séance de travail", "es": "Sesión de trabajo", "ru": "Рабочая сессия"},
    "organised_by": {"en": "[Organisation] and the Government of [Country]"},
    "purpose": {
        "en": "Talk with your colleagues and the resource persons, and find ways to enforce and operate the ODS "
        "regulations and the import/export licensing system, and plan how Customs officers of your region will be "
        "trained locally. The outcome is a set of recommendations, presented to the plenary for acceptance."
    },
    "instructions": {
        "en": "\n".join(
            [
                "The training team proposes three topics; they are selected during the introduction to the session.",
                "Eight to ten participants at most join each group: first come, first served.",
                "Each group names a leader, who co-ordinates and keeps the time, a secretary, who takes notes and fills "  # noqa: E501
                "in the report form, and a spokesperson, who presents. One person may do all three.",
                "The questions help the discussion and need not be answered. Take up the problems your group finds most "  # noqa: E501
                "important, and what the programme has told you. The agenda gives the time.",
                "One report from each group is presented to the plenary, and submitted to the facilitator after the "
                "presentation. It contains the group’s recommendations. Keep at least 15 minutes at the end to write it.",  # noqa: E501
                "Present your findings and recommendations to the class: ten minutes a team at most.",
            ]
        )
    },
    "topics": [
        {
            "title": {"en": "How to operate the ODS import/export licensing system effectively in [Country]"},
            "questions": [
                {"en": "How is the system best put into practice?"},
                {"en": "Should licences be verified, and how?"},
                {"en": "How will the system be evaluated?"},
                {"en": "What makes the system difficult to operate?"},
                {"en": "How do those concerned communicate, and how do the agencies share information?"},
                {"en": "Other questions of your own"},
            ],
        },
        {
            "title": {"en": "How Customs can enforce the ODS legislation effectively in [Country]"},
            "questions": [
                {"en": "Which strategies does each agency have to detect illegal ODS?"},
                {"en": "How is evidence gathered?"},
                {"en": "What happens to seized ODS: storage, monitoring?"},
                {"en": "How can bribes be discouraged?"},
                {"en": "Are the penalties strict enough?"},
                {"en": "Are there enough people and equipment to enforce the ODS regulations?"},
                {"en": "What of regional co-operation: how is enforcement co-ordinated with neighbouring countries?"},
                {"en": "How is intelligence on ODS gathered?"},
                {
                    "en": "Should the country set up an ODS task force that meets regularly to share information and plan?"  # noqa: E501
                },
            ],
        },
        {
            "title": {"en": "Action planning for further Customs training on ODS in [Country]"},
            "has_training_plan": True,
            "questions": [
                {
                    "section": PLAN,
                    "en": "How many officers are to be trained?",
                },
                {
                    "section": PLAN,
                    "en": "How many courses are to be held?",
                },
                {
                    "section": PLAN,
                    "en": "Who designates the trainer of a course?",
                },
                {
                    "section": PLAN,
                    "en": "Which documents belong in the participant’s portfolio?",
                },
                {
                    "section": PLAN,
                    "en": "Should the agendas of the courses be adjusted to the local situation?",
                },
                {
                    "section": PLAN,
                    "en": "Who follows the progress of the training (UNEP, the National Ozone Unit, …)?",
                },
                {"section": EFFECT, "en": "Who will monitor its effect?"},
                {"section": EFFECT, "en": "How will that be done?"},
                {
                    "section": {"en": "(b) To know whether the next phase works"},
                    "en": "Who will be told of the effect?",
                },
            ],
        },
        {
            "title": {"en": "To be suggested by participants"},
            "is_open": True,
            "questions": [
                {"en": "Data reporting, and how Customs uses the data"},
                {"en": "How to recognise suspicious ODS shipments when checking documents and inspecting goods"},
                {"en": "How to deal with ODS mixtures and similar chemicals"},
                {
                    "en": "How to encourage Customs officers to report ODS seizures to the Customs Enforcement Network, "  # noqa: E501
                    "the Ozone Secretariat or INTERPOL EcoMessage"
                },
                {"en": "How Customs and environment agencies can communicate and co-ordinate"},
                {"en": "How to improve risk analysis and profiling of ODS smuggling"},
                {
                    "en": "Regional and international co-operation of Customs and environment intelligence on suspect shipments"  # noqa: E501
                },
            ],
        },
    ],
}
