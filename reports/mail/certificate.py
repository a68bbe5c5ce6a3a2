"""The letter that tells somebody that their certificate is there, in the workshop's language where it is written."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from reports.rules import certificate_link

LETTERS = {
    "en": (
        "Your certificate: {what}",
        "Dear {name},\n\nyour certificate {number} is here, to be read and kept:\n\n{link}\n\n"
        "The link is yours alone. Please do not pass it on; whoever checks the certificate scans the code on it.\n\n"
        "{organisation}\n",
    ),
    "fr": (
        "Votre certificat : {what}",
        "{name},\n\nvotre certificat {number} est disponible ici :\n\n{link}\n\nCe lien est personnel. Ne le "
        "transmettez pas ; pour vérifier le certificat, il suffit de lire le code imprimé.\n\n{organisation}\n",
    ),
    "es": (
        "Su certificado: {what}",
        "{name}:\n\nsu certificado {number} está disponible aquí:\n\n{link}\n\nEl enlace es personal. No lo "
        "comparta; para comprobar el certificado basta con leer el código impreso.\n\n{organisation}\n",
    ),
    "ru": (
        "Ваше свидетельство: {what}",
        "{name}!\n\nВаше свидетельство {number} находится здесь:\n\n{link}\n\nЭта ссылка личная, не передавайте её. "
        "Подлинность проверяется по коду на свидетельстве.\n\n{organisation}\n",
    ),
    "ar": (
        "شهادتكم: {what}",
        "{name}،\n\nشهادتكم رقم {number} متاحة هنا:\n\n{link}\n\nهذا الرابط شخصي، فلا تشاركوه. "
        "يمكن التحقق من الشهادة بقراءة الرمز المطبوع عليها.\n\n{organisation}\n",
    ),
    "zh-hans": (
        "您的证书：{what}",
        "{name}：\n\n您的证书（编号{number}）可在此查看和保存：\n\n{link}\n\n此链接仅供本人使用，请勿转发。"
        "他人可扫描证书上的二维码核验。\n\n{organisation}\n",
    ),
}


def compose(certificate):
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    workshop = certificate.participation.workshop if certificate.participation_id else None
    language = workshop.language.tag if workshop and workshop.language.tag in LETTERS else "en"
    values = {
        "name": certificate.person.full_name,
        "what": workshop.title if workshop else str(certificate.programme),
        "number": certificate.number,
        "link": certificate_link.url(certificate),
        "organisation": str(certificate.programme.organisation),
    }
    values = {name: " ".join(value.split()) for name, value in values.items()}
    subject, body = LETTERS[language]
    return EmailMessage(
        subject=subject.format(**values)[:200],
        body=body.format(**values),
        to=[certificate.person.email],
        headers={
            "Message-ID": f"<certificate-{certificate.code}-{certificate.mail_asked_at:%Y%m%d%H%M%S%f}@{host}>",
            "Content-Language": language,
        },
    )
