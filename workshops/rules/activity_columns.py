"""The columns of an archive of activities, by the headings they may have."""

from django.utils.translation import gettext_lazy as _

FIELDS = {
    "seed": _("Source"),
    "line_no": _("Line of the source"),
    "title": _("Title"),
    "start_date": _("First day"),
    "end_date": _("Last day"),
    "city": _("City"),
    "country": _("Country"),
    "activity_kind": _("Kind"),
    "language_if_said": _("Language"),
    "organisers": _("Organisers"),
    "partners": _("Partners"),
    "host": _("Host"),
    "donors": _("Donors"),
    "programme_or_project": _("Programme or project"),
    "participants_total": _("Participants, number"),
    "participants_text": _("Participants, words"),
    "participant_countries": _("Countries of participants"),
    "participant_agencies": _("Agencies of participants"),
    "women_or_gender_note": _("Women"),
    "pre_post_test_note": _("Test before and after"),
    "trainers_certified_or_accredited_number": _("Trainers certified or accredited"),
    "series_note": _("Series"),
    "topics": _("Topics"),
    "methods": _("Methods"),
    "follow_up": _("Follow-up"),
}
MORE = (
    ("seed", "seed|source|source file|archive|источник"),
    ("line_no", "line no|line|line number|source line|row no"),
    ("title", "title|title of activity|activity|activity title|name|event|titre|intitulé|título|название|мероприятие"),
    ("start_date", "start date|start|from|first day|begins|date from|date|dates|date de début|début|fecha de inicio|"
     "дата начала|начало"),
    ("end_date", "end date|end|to|until|last day|ends|date to|date de fin|fin|fecha de fin|дата окончания|окончание"),
    ("city", "city|place|town|venue|location|ville|lieu|ciudad|lugar|город|место"),
    ("country", "country|country of venue|host country|pays|país|страна"),
    ("activity_kind", "activity kind|kind|kind of activity|type|activity type|type of activity|type d activité|tipo|"
     "вид|тип"),
    ("language_if_said", "language if said|language|langue|idioma|язык"),
    ("organisers", "organisers|organizers|organiser|organizer|organised by|organized by|organisateurs|organizadores|"
     "организаторы|организатор"),
    ("partners", "partners|partner|partenaires|socios|партнеры|партнёры"),
    ("host", "host|hosted by|hôte|anfitrión|принимающая сторона"),
    ("donors", "donors|donor|funded by|bailleurs|donateurs|donantes|доноры|донор"),
    ("programme_or_project", "programme or project|programme|program|project|program or project|programme ou projet|"
     "programa o proyecto|программа|проект|программа или проект"),
    ("participants_total", "participants total|total participants|number of participants|participants number|total|"
     "participants|nombre de participants|número de participantes|число участников|количество участников"),
    ("participants_text", "participants text|participants as said|participants in words|participants description"),
    ("participant_countries", "participant countries|countries of participants|countries|participating countries|"
     "pays participants|países participantes|страны участники|страны участников|страны"),
    ("participant_agencies", "participant agencies|agencies|agencies of participants|participating agencies|services|"
     "ведомства|ведомства участников"),
    ("women_or_gender_note", "women or gender note|women|gender|gender note|femmes|mujeres|женщины"),
    ("pre_post_test_note", "pre post test note|pre post test|test|tests|pre post test"),
    ("trainers_certified_or_accredited_number", "trainers certified or accredited number|trainers certified|"
     "trainers accredited|trainers certified or accredited|accredited|certified"),
    ("series_note", "series note|series|note|notes|remark|remarks|série|serie|серия|примечание"),
    ("topics", "topics|topic|subject|subjects|content|thèmes|temas|темы"),
    ("methods", "methods|method|methodology|méthodes|métodos|методы"),
    ("follow_up", "follow up|followup|next steps|suivi|seguimiento|дальнейшие шаги"),
)  # fmt: skip
# What a file of activities cannot do without.
NEEDED = ("title", "start_date")
LISTS = ("organisers", "partners", "host", "donors")
ROLES = dict(zip(LISTS, ("organiser", "partner", "host", "donor"), strict=True))
