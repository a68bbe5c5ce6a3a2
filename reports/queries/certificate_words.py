"""The fixed words of certificates in the languages they are printed in. Verbs are chosen so that none has a gender."""

PRINTED = ("en", "fr", "es", "ru", "ar", "zh-hans")

TITLES = {
    "accreditation": {
        "en": "Certificate of Accreditation",
        "fr": "Certificat d’accréditation",
        "es": "Certificado de acreditación",
        "ru": "Свидетельство об аккредитации",
        "ar": "شهادة اعتماد",
        "zh-hans": "认证证书",
    },
    "participation": {
        "en": "Certificate of Participation",
        "fr": "Certificat de participation",
        "es": "Certificado de participación",
        "ru": "Свидетельство об участии",
        "ar": "شهادة مشاركة",
        "zh-hans": "参加证书",
    },
}

INTRO = {
    "en": "This is to certify that",
    "fr": "Il est certifié que",
    "es": "Se certifica que",
    "ru": "Настоящим удостоверяется, что",
    "ar": "تشهد هذه الوثيقة بأن",
    "zh-hans": "兹证明",
}

BODIES = {
    "participation": {
        "en": "took part in the {title}, held in {place}, {dates}",
        "fr": "a participé à l’atelier « {title} », {place}, {dates}",
        "es": "participó en el taller «{title}», {place}, {dates}",
        "ru": "принимает участие в семинаре «{title}» ({place}, {dates})",
        "ar": "شارك في «{title}»، {place}، {dates}",
        "zh-hans": "参加了“{title}”（{place}，{dates}）",
    },
    "accreditation": {
        "en": "having passed the accreditation workshop in {place}, {dates}",
        "fr": "après réussite à l’atelier d’accréditation, {place}, {dates}",
        "es": "tras superar el taller de acreditación, {place}, {dates}",
        "ru": "по итогам аккредитационного семинара ({place}, {dates})",
        "ar": "بعد اجتياز ورشة الاعتماد، {place}، {dates}",
        "zh-hans": "通过认证培训班（{place}，{dates}）",
    },
    "mission": {
        "en": ", and delivered the curriculum as a co-trainer in {place}, {dates}",
        "fr": ", et animation du programme en qualité de co-formateur, {place}, {dates}",
        "es": ", e impartir el programa en calidad de coinstructor, {place}, {dates}",
        "ru": " и проведения курса в качестве сотренера ({place}, {dates})",
        "ar": "، وتقديم المنهج بصفة مدرب مشارك، {place}، {dates}",
        "zh-hans": "，并作为共同培训师授课（{place}，{dates}）",
    },
    "is_accredited": {
        "en": ", is accredited as",
        "fr": ", est titulaire de l’accréditation de",
        "es": ", cuenta con la acreditación de",
        "ru": " имеет аккредитацию в качестве",
        "ar": "، معتمد بصفة",
        "zh-hans": "，被认证为",
    },
    "earlier": {
        "en": "is accredited, since {dates}, as",
        "fr": "est titulaire, depuis le {dates}, de l’accréditation de",
        "es": "cuenta, desde el {dates}, con la acreditación de",
        "ru": "с {dates} имеет аккредитацию в качестве",
        "ar": "معتمد منذ {dates} بصفة",
        "zh-hans": "自{dates}起被认证为",
    },
}
