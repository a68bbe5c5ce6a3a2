"""The fixed words of certificates in the languages they are printed in. Verbs are chosen so that none has a gender."""

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
    "completion": {
        "en": "Certificate of Completion",
        "fr": "Certificat de fin de formation",
        "es": "Certificado de finalización",
        "ru": "Свидетельство о завершении",
        "ar": "شهادة إتمام",
        "zh-hans": "结业证书",
    },
    "co_delivery": {
        "en": "Certificate of Co-delivery",
        "fr": "Certificat de co-animation",
        "es": "Certificado de coimpartición",
        "ru": "Свидетельство о проведении занятий",
        "ar": "شهادة مشاركة في التدريب",
        "zh-hans": "授课证书",
    },
}

# After the name of a completed workshop; {hours} alone is blank where nothing is known of hours.
HOURS = {
    "en": "{n} hours",
    "fr": "{n} heures",
    "es": "{n} horas",
    "ru": "{n} ч",
    "ar": "عدد الساعات {n}",
    "zh-hans": "{n}学时",
}
CURRICULUM = {
    "en": "curriculum, version {version}",
    "fr": "programme d’enseignement, version {version}",
    "es": "plan de estudios, versión {version}",
    "ru": "учебная программа, версия {version}",
    "ar": "المنهج، الإصدار {version}",
    "zh-hans": "课程第{version}版",
}
UNTIL = {
    "en": "valid until {day}",
    "fr": "valable jusqu’au {day}",
    "es": "con validez hasta el {day}",
    "ru": "действует до {day}",
    "ar": "سارية حتى {day}",
    "zh-hans": "有效期至{day}",
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
    "completion": {
        "en": "completed the {workshop}, held in {place}, {dates}, and met all its requirements",
        "fr": "a suivi l’atelier « {workshop} », {place}, {dates}, et en a rempli toutes les conditions",
        "es": "completó el taller «{workshop}», {place}, {dates}, y cumplió todos sus requisitos",
        "ru": "выполняет все требования семинара «{workshop}» ({place}, {dates})",
        "ar": "أتمّ «{workshop}»، {place}، {dates}، مع استيفاء جميع متطلباته",
        "zh-hans": "完成了“{workshop}”（{place}，{dates}），并达到全部要求",
    },
    "completion_hours": {
        "en": "completed the {workshop}, held in {place}, {dates} ({hours}), and met all its requirements",
        "fr": "a suivi l’atelier « {workshop} », {place}, {dates} ({hours}), et en a rempli toutes les conditions",
        "es": "completó el taller «{workshop}», {place}, {dates} ({hours}), y cumplió todos sus requisitos",
        "ru": "выполняет все требования семинара «{workshop}» ({place}, {dates}; {hours})",
        "ar": "أتمّ «{workshop}»، {place}، {dates} ({hours})، مع استيفاء جميع متطلباته",
        "zh-hans": "完成了“{workshop}”（{place}，{dates}，{hours}），并达到全部要求",
    },
    "co_delivery": {
        "en": "taught {modules} at the {workshop}, held in {place}, {dates}",
        "fr": "a enseigné {modules} à l’atelier « {workshop} », {place}, {dates}",
        "es": "impartió {modules} en el taller «{workshop}», {place}, {dates}",
        "ru": "проводит занятия: {modules}, на семинаре «{workshop}» ({place}, {dates})",
        "ar": "قدّم {modules} ضمن «{workshop}»، {place}، {dates}",
        "zh-hans": "在“{workshop}”（{place}，{dates}）讲授了{modules}",
    },
    "participation": {
        "en": "took part in the {workshop}, held in {place}, {dates}",
        "fr": "a participé à l’atelier « {workshop} », {place}, {dates}",
        "es": "participó en el taller «{workshop}», {place}, {dates}",
        "ru": "принимает участие в семинаре «{workshop}» ({place}, {dates})",
        "ar": "شارك في «{workshop}»، {place}، {dates}",
        "zh-hans": "参加了“{workshop}”（{place}，{dates}）",
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
