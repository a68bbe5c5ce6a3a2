"""A field pack's snapshot with invented names, in the shape reports.queries.field_pack gives it."""

from copy import deepcopy

# One name in each of ten scripts, as it may stand in "name in own script" or as the name itself.
SCRIPTS = {
    "latin": "Łucja Ångström",
    "cyrillic": "Айгерим Садыкова",
    "greek": "Ελένη Παπαδοπούλου",
    "arabic": "نورة حسن",
    "hebrew": "נועה לוי",
    "chinese": "王小明",
    "japanese": "さくら",
    "korean": "김민준",
    "georgian": "ნინო ბერიძე",
    "armenian": "Անի Պետրոսյան",
}


def person(number, family_name, given_names="", **fields):
    return {
        "number": str(number), "title": "Ms", "family_name": family_name.upper(), "given_names": given_names,
        "capitals": f"{family_name} {given_names}".upper().strip(), "name": f"{given_names} {family_name}".strip(),
        "native_name": "", "post": "Inspector", "agency": "Customs Affairs", "country": "Bahrain",
        "is_body": False, "role": "",
    } | fields  # fmt: skip


def block(title, people, heading="Bahrain", notes=()):
    return {"title": title, "groups": [{"heading": heading, "people": people}], "notes": list(notes)}


def row(time, title, **fields):
    return {"time": time, "title": title, "track": "", "room": "", "given_by": "", "is_break": False} | fields


PACK = {
    "language": "en",
    "workshop_title": "National Train-the-Trainers Workshop for Customs Officers",
    "organised_by": "Organised by the United Nations Environment Programme",
    "hosted_by": "Hosted by Customs Affairs",
    "partners": "",
    "donors": "",
    "place": "Manama, Bahrain",
    "venue": "Customs Training Centre",
    "dates_text": "22–26 November 2026",
    "zone_text": "All times are local: Asia/Bahrain, UTC+03:00",
    "created": "2026-11-22",
    "printed_text": "22 November 2026",
    "days": [
        {
            "title": "Sunday 22 November 2026",
            "rows": [
                row("09:00–09:45", "Opening", room="Hall 1"),
                row("13:30–15:00", "Harmonized codes", given_by="Ruth Lindqvist"),
            ],
        }
    ],
    "lists": [
        block(
            "Participants",
            [person(101, "Hasan", "Noora"), person(102, "Saleh", "Ahmed")],
            notes=["2 officers are counted without a name."],
        ),
        block("Facilitators", [person(103, "Lindqvist", "Ruth", role="Facilitator", country="")], heading=""),
    ],
    "sheets": [
        {"day": "Sunday 22 November 2026", "half": "Morning", "hours": "09:00–09:45"},
        {"day": "Sunday 22 November 2026", "half": "Afternoon", "hours": "13:30–15:00"},
    ],
    "spare_lines": 7,
    "doors": [{"name": "Group A", "topic": "How to enforce the regulations", "room": "Room 12"}],
    "blank_reports": [
        {
            "session": "Working session",
            "group": "Group A",
            "topic": "How to enforce the regulations",
            "topic_number": "Topic 2",
            "members": ["Noora Hasan"],
            "seats": 10,
            "duties": {"leader": "", "secretary": "Noora Hasan", "spokesperson": ""},
            "ideas": [],
            "plan": [],
            "questions": [{"section": "", "text": "Which evidence is needed?", "is_number": False}],
        }
    ],
    "report_words": {
        "boxes": {
            "discussion": "What did the group discuss?",
            "own_issues": "Issues of your own",
            "no_agreement": "Points without agreement",
        },
        "fields": {"addressed_to": "To whom", "lead": "Lead agency", "by_when": "By the end of", "reason": "Reason"},
        "priority": "Priority",
        "priorities": ["High", "Medium", "Low"],
        "duties": {"leader": "Leader", "secretary": "Secretary", "spokesperson": "Spokesperson"},
        "recommendations": 5,
    },
}


def pack(**changes):
    return deepcopy(PACK) | changes


def people_pack(people, **changes):
    return pack(lists=[block("Participants", people)], **changes)
