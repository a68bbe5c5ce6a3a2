"""Form D.6, the generic break-out of a train-the-trainers workshop, in the portal's own words.

Every line of the form is here: three topics of the training team with their questions, a fourth topic open to the
participants with its ideas, the purpose and the six instructions. [City], [Country], [Date] and [Organisation] are
filled when a workshop takes the template. French and Russian put the country where no grammar depends on its name.
"""


def _said(en, fr, ru):
    return {"en": en, "fr": fr, "ru": ru}


PLAN = _said(
    "(a) To plan the next phase of the training",
    "a) Pour préparer la prochaine phase de la formation",
    "а) Для планирования следующего этапа обучения",
)
EFFECT = _said(
    "(b) To know whether the next phase works",
    "b) Pour savoir si la prochaine phase porte ses fruits",
    "б) Для оценки результатов следующего этапа обучения",
)

PURPOSE = _said(
    "Talk with your colleagues and the resource persons, and find ways to enforce and operate the ODS regulations and "
    "the import/export licensing system, and plan how Customs officers of your region will be trained locally. The "
    "outcome is a set of recommendations, presented to the plenary for acceptance.",
    "Échangez avec vos collègues et les personnes-ressources pour trouver comment appliquer et faire fonctionner la "
    "réglementation sur les SAO et le système de licences d’importation et d’exportation, et pour préparer les "
    "prochaines formations des douaniers de votre région, organisées sur place. Le résultat attendu est un ensemble de "
    "recommandations, présentées à la séance plénière pour acceptation.",
    "Обсудите с коллегами и консультантами, как обеспечить выполнение нормативных требований по ОРВ и работу системы "
    "лицензирования импорта и экспорта, и как будет организовано на местах дальнейшее обучение сотрудников таможни "
    "вашего региона. Ожидаемый результат — рекомендации, которые представляются на утверждение пленарного заседания.",
)

INSTRUCTIONS = [
    _said(
        "The training team proposes three topics; they are selected during the introduction to the session.",
        "L’équipe de formation propose trois thèmes ; ils sont choisis pendant l’introduction à la séance de travail.",
        "Группа преподавателей предлагает три темы; темы выбираются во время введения к рабочей сессии.",
    ),
    _said(
        "Eight to ten participants at most join each group: first come, first served.",
        "Chaque groupe accueille de huit à dix participants au plus, dans l’ordre des arrivées.",
        "В каждой группе не более восьми–десяти участников; места занимают в порядке очереди.",
    ),
    _said(
        "Each group names a leader, who co-ordinates and keeps the time, a secretary, who takes notes and fills in the "
        "report form, and a spokesperson, who presents. One person may do all three.",
        "Chaque groupe désigne un responsable, qui coordonne les travaux et veille au temps, un secrétaire, qui prend "
        "des notes et remplit le formulaire de rapport, et un porte-parole, qui présente les recommandations. Une même "
        "personne peut assurer les trois fonctions.",
        "Каждая группа назначает руководителя, который координирует работу и следит за временем, секретаря, который "
        "ведёт записи и заполняет форму отчёта, и докладчика, который представляет рекомендации. Все три обязанности "
        "может исполнять один человек.",
    ),
    _said(
        "The questions help the discussion and need not be answered. Take up the problems your group finds most "
        "important, and what the programme has told you. The agenda gives the time.",
        "Les questions aident à la discussion ; il n’est pas obligatoire d’y répondre. Abordez les problèmes que votre "
        "groupe juge les plus importants et tenez compte de ce qui a été présenté pendant le programme. Le temps "
        "disponible est celui de l’ordre du jour.",
        "Вопросы помогают обсуждению, отвечать на них не обязательно. Обсудите проблемы, которые группа считает самыми "
        "важными, и учитывайте то, что было представлено на занятиях. Время работы указано в программе.",
    ),
    _said(
        "One report from each group is presented to the plenary, and submitted to the facilitator after the "
        "presentation. It contains the group’s recommendations. Keep at least 15 minutes at the end to write it.",
        "Un rapport par groupe est présenté à la séance plénière, puis remis à l’animateur après la présentation. Il "
        "contient les recommandations du groupe. Réservez au moins 15 minutes à la fin pour le rédiger.",
        "Каждая группа представляет на пленарном заседании один отчёт и после выступления передаёт его ведущему. Отчёт "
        "содержит рекомендации группы. Оставьте в конце не менее 15 минут, чтобы его заполнить.",
    ),
    _said(
        "Present your findings and recommendations to the class: ten minutes a team at most.",
        "Présentez vos conclusions et vos recommandations à l’ensemble des participants : dix minutes au plus par "
        "équipe.",
        "Представьте выводы и рекомендации всем участникам: не более десяти минут на группу.",
    ),
]

LICENSING = [
    _said(
        "How is the system best put into practice?",
        "Comment mettre au mieux le système en pratique ?",
        "Как лучше всего ввести систему в действие?",
    ),
    _said(
        "Should licences be verified, and how?",
        "Faut-il vérifier les licences, et comment ?",
        "Нужна ли проверка лицензий и как её проводить?",
    ),
    _said(
        "How will the system be evaluated?",
        "Comment le système sera-t-il évalué ?",
        "Как будет оцениваться работа системы?",
    ),
    _said(
        "What makes the system difficult to operate?",
        "Quelles difficultés le fonctionnement du système pose-t-il ?",
        "Какие трудности возникают в работе системы?",
    ),
    _said(
        "How do those concerned communicate, and how do the agencies share information?",
        "Comment les intéressés communiquent-ils et comment les services échangent-ils l’information ?",
        "Как организована связь внутри системы и обмен информацией между ведомствами?",
    ),
    _said("Other questions of your own", "Autres questions de votre choix", "Другие ваши вопросы"),
]

ENFORCEMENT = [
    _said(
        "Which strategies does each agency have to detect illegal ODS?",
        "Quelles stratégies chaque service a-t-il pour détecter les SAO illicites ?",
        "Как каждое ведомство выявляет незаконно перемещаемые ОРВ?",
    ),
    _said(
        "How is evidence gathered?",
        "Comment les preuves sont-elles recueillies ?",
        "Как собираются доказательства?",
    ),
    _said(
        "What happens to seized ODS: storage, monitoring?",
        "Que deviennent les SAO saisies : stockage, suivi ?",
        "Что происходит с изъятыми ОРВ: хранение, контроль?",
    ),
    _said(
        "How can bribes be discouraged?",
        "Comment décourager la corruption ?",
        "Как противодействовать взяточничеству?",
    ),
    _said(
        "Are the penalties strict enough?",
        "Les sanctions sont-elles assez sévères ?",
        "Достаточно ли строги наказания?",
    ),
    _said(
        "Are there enough people and equipment to enforce the ODS regulations?",
        "Le personnel et le matériel suffisent-ils pour appliquer la réglementation sur les SAO ?",
        "Достаточно ли людей и оборудования для выполнения требований по ОРВ?",
    ),
    _said(
        "What of regional co-operation: how is enforcement co-ordinated with neighbouring countries?",
        "Qu’en est-il de la coopération régionale : comment l’action est-elle coordonnée avec les pays voisins ?",
        "Как обстоит дело с региональным сотрудничеством: как действия согласуются с соседними странами?",
    ),
    _said(
        "How is intelligence on ODS gathered?",
        "Comment le renseignement sur les SAO est-il recueilli ?",
        "Как собирается оперативная информация об ОРВ?",
    ),
    _said(
        "Should the country set up an ODS task force that meets regularly to share information and plan?",
        "Le pays devrait-il créer un groupe de travail sur les SAO, avec des réunions régulières, pour échanger "
        "l’information et planifier ?",
        "Следует ли создать в стране рабочую группу по ОРВ, которая регулярно собирается для обмена информацией и "
        "планирования?",
    ),
]

TRAINING_PLAN = [
    _said(
        "How many officers are to be trained?",
        "Combien d’agents faut-il former ?",
        "Сколько сотрудников нужно обучить?",
    ),
    _said(
        "How many courses are to be held?",
        "Combien de cours faut-il organiser ?",
        "Сколько курсов нужно провести?",
    ),
    _said(
        "Who designates the trainer of a course?",
        "Qui désigne le formateur de chaque cours ?",
        "Кто назначает преподавателя курса?",
    ),
    _said(
        "Which documents belong in the participant’s portfolio?",
        "Quels documents le dossier du participant doit-il contenir ?",
        "Какие документы должны входить в комплект материалов участника?",
    ),
    _said(
        "Should the agendas of the courses be adjusted to the local situation?",
        "Faut-il adapter le programme des cours à la situation locale ?",
        "Нужно ли приспособить программы курсов к местным условиям?",
    ),
    _said(
        "Who follows the progress of the training (UNEP, the National Ozone Unit, …)?",
        "Qui suit l’avancement de la formation (PNUE, Bureau national de l’ozone, …) ?",
        "Кто следит за ходом обучения (ЮНЕП, национальный орган по озону, …)?",
    ),
]

TRAINING_EFFECT = [
    _said("Who will monitor its effect?", "Qui en suivra les effets ?", "Кто будет отслеживать результаты?"),
    _said("How will that be done?", "Comment ce suivi se fera-t-il ?", "Как это будет делаться?"),
    _said("Who will be told of the effect?", "À qui en rendra-t-on compte ?", "Кому будут сообщать о результатах?"),
]

# What each answer is in a plan of training, in the order of the questions above.
PLAN_FIELDS = ("officers", "courses", "designates", "portfolio", "agendas", "progress")
EFFECT_FIELDS = ("effect", "method", "reported_to")

IDEAS = [
    _said(
        "Data reporting, and how Customs uses the data",
        "La communication des données et leur utilisation par la douane",
        "Отчётность по данным и использование данных таможней",
    ),
    _said(
        "How to recognise suspicious ODS shipments when checking documents and inspecting goods",
        "Comment reconnaître les envois suspects de SAO lors du contrôle des documents et de la visite des "
        "marchandises",
        "Как распознать подозрительные поставки ОРВ при проверке документов и досмотре товаров",
    ),
    _said(
        "How to deal with ODS mixtures and similar chemicals",
        "Comment traiter les mélanges contenant des SAO et les produits chimiques semblables",
        "Как поступать со смесями ОРВ и сходными химическими веществами",
    ),
    _said(
        "How to encourage Customs officers to report ODS seizures to the Customs Enforcement Network, the Ozone "
        "Secretariat or INTERPOL EcoMessage",
        "Comment encourager les douaniers à signaler les saisies de SAO au réseau douanier de lutte contre la fraude "
        "(CEN), au Secrétariat de l’ozone ou à l’Ecomessage d’INTERPOL",
        "Как побудить сотрудников таможни сообщать об изъятиях ОРВ в сеть таможенных правоохранительных органов (CEN), "
        "Секретариат по озону или систему ИНТЕРПОЛа Ecomessage",
    ),
    _said(
        "How Customs and environment agencies can communicate and co-ordinate",
        "Comment la douane et les services de l’environnement peuvent communiquer et se coordonner",
        "Как наладить связь и взаимодействие таможни и природоохранных органов",
    ),
    _said(
        "How to improve risk analysis and profiling of ODS smuggling",
        "Comment améliorer l’analyse des risques et le profilage en matière de contrebande de SAO",
        "Как улучшить анализ рисков и профилирование при борьбе с контрабандой ОРВ",
    ),
    _said(
        "Regional and international co-operation of Customs and environment intelligence on suspect shipments",
        "La coopération régionale et internationale du renseignement douanier et environnemental sur les envois "
        "suspects",
        "Региональное и международное сотрудничество таможенных и природоохранных органов по обмену информацией о "
        "подозрительных поставках",
    ),
]

D6 = {
    "key": "d6",
    "title": {"en": "Working session", "fr": "Séance de travail", "es": "Sesión de trabajo", "ru": "Рабочая сессия"},
    "organised_by": _said(
        "[Organisation] and the Government of [Country]",
        "[Organisation] et le Gouvernement ([Country])",
        "[Organisation] и Правительство ([Country])",
    ),
    "purpose": PURPOSE,
    "instructions": {tag: "\n".join(line[tag] for line in INSTRUCTIONS) for tag in ("en", "fr", "ru")},
    "topics": [
        {
            "title": _said(
                "How to operate the ODS import/export licensing system effectively in [Country]",
                "Comment faire fonctionner efficacement le système de licences d’importation et d’exportation des SAO "
                "([Country])",
                "Как обеспечить эффективную работу системы лицензирования импорта и экспорта ОРВ ([Country])",
            ),
            "questions": LICENSING,
        },
        {
            "title": _said(
                "How Customs can enforce the ODS legislation effectively in [Country]",
                "Comment la douane peut faire appliquer efficacement la législation sur les SAO ([Country])",
                "Как таможне обеспечить эффективное выполнение законодательства по ОРВ ([Country])",
            ),
            "questions": ENFORCEMENT,
        },
        {
            "title": _said(
                "Action planning for further Customs training on ODS in [Country]",
                "Plan d’action pour la suite de la formation douanière sur les SAO ([Country])",
                "Планирование дальнейшего обучения сотрудников таможни по вопросам ОРВ ([Country])",
            ),
            "has_training_plan": True,
            "questions": [
                *(
                    question | {"section": PLAN, "plan_field": field}
                    for question, field in zip(TRAINING_PLAN, PLAN_FIELDS, strict=True)
                ),
                *(
                    question | {"section": EFFECT, "plan_field": field}
                    for question, field in zip(TRAINING_EFFECT, EFFECT_FIELDS, strict=True)
                ),
            ],
        },
        {
            "title": _said(
                "To be suggested by participants",
                "À proposer par les participants",
                "По предложению участников",
            ),
            "is_open": True,
            "questions": IDEAS,
        },
    ],
}
