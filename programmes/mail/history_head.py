from django.conf import settings
from django.core.mail import EmailMessage


def compose(seal, addresses):
    """One head to be kept: the words stay English, they are for whoever runs the machine."""
    day = seal.sealed_at.date().isoformat()
    body = (
        f"Seal {seal.number} of {settings.SITE_URL}, {seal.sealed_at:%Y-%m-%d %H:%M} UTC:\n\n{seal.hash}\n\n"
        "Keep this message. Whether the history still holds everything up to this moment is checked by\n\n"
        f"    python manage.py verify_history --head {seal.hash}\n"
    )
    return EmailMessage(f"{settings.SITE_NAME}: head of the history, {day}", body, to=addresses)
