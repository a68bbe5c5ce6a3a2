"""Snapshots with invented names, as an issuing action would store them."""

CERTIFICATE = {
    "kind": "accreditation",
    "languages": ["en", "ru"],
    "issuer": {"en": "World Customs Organization", "ru": "Всемирная таможенная организация"},
    "title": {"en": "Certificate of Accreditation", "ru": "Свидетельство об аккредитации"},
    "intro": {"en": "This is to certify that", "ru": "Настоящим удостоверяется, что"},
    "name": "Aigerim Sadykova",
    "native_name": "Айгерим Садыкова",
    "native_lang": "ru",
    "affiliation": {"en": "State Revenue Committee", "ru": "Комитет государственных доходов"},
    "body": {
        "en": "having passed the accreditation workshop in Brussels, 17–26 October 2017, is accredited as",
        "ru": "по итогам аккредитационного семинара в Брюсселе имеет аккредитацию в качестве",
    },
    "award": {"en": "STCE Expert Trainer", "ru": "эксперта-тренера STCE"},
    "signatories": [
        {"name": "Hélène Marchand", "title": {"en": "Director, Capacity Building", "ru": "Директор"}},
        {"name": "Rasmus Aalto", "title": {"en": "Programme Manager", "ru": "Руководитель программы"}},
    ],
    "number": "STCE-2019-024",
    "issued_on": "2019-04-24",
    "issued_on_text": {"en": "24 April 2019", "ru": "24 апреля 2019 г."},
    "verify_url": "https://trainers.example.org/v/7K4M-2Q9X",
    "verify_text": "trainers.example.org/v",
    "short_code": "7K4M-2Q9X",
    "specimen": True,
    "paper": "A4",
}

REPORT = {
    "language": "en",
    "workshop_title": "National Train-the-Trainers Workshop for Customs Officers",
    "organised_by": "Organised by the United Nations Environment Programme",
    "place": "Manama, Bahrain",
    "dates_text": "22–26 November 2026",
    "session_line": "Working session, Tuesday 24 November 2026. Report of Group B",
    "topic_title": "How to effectively enforce ODS legislation",
    "topic_line": "2 of 3",
    "leader": "Ahmed Saleh, Customs",
    "secretary": "Noora Hasan, Customs",
    "spokesperson": "",
    "members": "Tariq Aziz, Wafa Darwish",
    "presented_text": "11:16 to 11:26",
    "submitted_text": "11:31",
    "discussion": ["Profiling is done by hand.", "Identifiers are held at one port only."],
    "answers": [
        {"question": "Which institutions take part?", "answer": "Customs and the police."},
        {"question": "Who monitors?", "answer": ""},
    ],
    "own_issues": [],
    "no_agreement": [],
    "recommendations": [
        {
            "label": "B1",
            "text": "Set up a task force, meeting every quarter.",
            "amended_text": "Set up a task force, meeting at least twice a year.",
            "responsible": "Ozone Unit",
            "by_when": "by March 2027",
            "decision": "Accepted as amended",
            "adopted_as": "6",
            "note": "",
        },
        {"label": "B2", "text": "Report every seizure.", "amended_text": None, "decision": "Deferred"},
    ],
    "state_line": "Group B report, final",
    "printed_text": "Printed 24 November 2026",
}


def certificate(**changes):
    return {**CERTIFICATE, **changes}


def participation(**changes):
    """One language, no accreditation."""
    plain = {
        "kind": "participation",
        "languages": ["en"],
        "title": {"en": "Certificate of Participation"},
        "native_name": "",
        "body": {"en": "took part in the Accreditation Workshop in Brussels, 17–26 October 2017"},
        "award": {},
    }
    return {**CERTIFICATE, **plain, **changes}


def report(**changes):
    return {**REPORT, **changes}
