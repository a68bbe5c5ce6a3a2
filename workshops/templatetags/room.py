import segno
from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def ms(moment):
    """Milliseconds since 1970, for a page that counts by itself."""
    return int(moment.timestamp() * 1000) if moment else ""


@register.filter
def minutes_seconds(seconds):
    """24:18, from an hour on 3:59:57; over time with a plus: the clock goes on."""
    minutes, rest = divmod(abs(int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    shown = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return f"+{shown}" if seconds < 0 else shown


@register.filter
def in_threes(code):
    """482 913: six digits are read and typed in two halves."""
    return f"{code[:3]} {code[3:]}" if code else ""


@register.simple_tag
def qr(address):
    """A code to scan, as an inline drawing; the address stands beside it for those who type."""
    path = segno.make(address, error="m", mask=2, micro=False).svg_inline(
        border=0, omitsize=True, svgclass=None, lineclass=None, dark="#0d2440"
    )
    return format_html('<span role="img" aria-label="{}">{}</span>', _("Code to scan"), mark_safe(path))


@register.simple_tag
def join_address(code=""):
    """Where the code on the wall is typed, without its protocol; with a code, the whole address to scan."""
    return f"{settings.SITE_URL}/join/{code}/" if code else f"{settings.SITE_URL.split('//')[-1]}/join"
