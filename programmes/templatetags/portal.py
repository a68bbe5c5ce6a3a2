from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import format_html, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from lucide import _render_icon

register = template.Library()


@register.simple_tag
def icon(name, label="", css=""):
    """A lucide icon inline. Without a label it is decoration and hidden from screen readers."""
    described = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    svg = _render_icon(name, 20, **{"class": f"icon {css}".strip(), "focusable": "false"}, **described)
    # The stylesheet sets these for every icon; repeating them costs 120 bytes each on a slow line.
    for attribute in (
        ' fill="none" stroke="currentColor"',
        ' stroke-width="2"',
        ' stroke-linecap="round"',
        ' stroke-linejoin="round"',
    ):
        svg = svg.replace(attribute, "", 1)
    return mark_safe(svg)


@register.simple_tag
def cells(taken, capacity, css=""):
    """The drawn seats alone, for places where the words stand elsewhere."""
    taken, capacity = int(taken or 0), int(capacity or 0)
    drawn = '<i class="on"></i>' * min(taken, capacity) + "<i></i>" * max(capacity - taken, 0)
    return format_html('<span class="{}" aria-hidden="true">{}</span>', f"cells {css}".strip(), mark_safe(drawn))


@register.simple_tag
def seats(taken, capacity, css=""):
    """Drawn seats with the count in words: colour and form never stand alone."""
    words = _("%(taken)s of %(capacity)s") % {"taken": taken, "capacity": capacity}
    return format_html('{} <span class="nowrap">{}</span>', cells(taken, capacity, css), words)


@register.simple_tag
def tick(state):
    """One cell of the accreditation table: "done", "next" or anything else for "not yet"."""
    if state == "done":
        return format_html('<span class="t-done">{}</span>', icon("check", label=_("done")))
    if state == "next":
        return format_html('<span class="t-next"><span class="vh">{}</span></span>', _("next step"))
    return format_html('<span class="t-none"><span class="vh">{}</span></span>', _("not yet"))


def _share(value, largest):
    return round(100 * float(value or 0) / float(largest), 1) if largest else 0


@register.simple_tag
def bar(value, largest, css="", height=12, room=80):
    """A bar of a bar chart. `room` is the share of the width the longest bar takes; the rest is for its number.

    The width is an SVG attribute, because the content policy refuses inline styles.
    """
    return format_html(
        '<svg class="{}" width="{}%" height="{}" aria-hidden="true" focusable="false">'
        '<rect width="100%" height="100%"/></svg>',
        f"mk {css}".strip(),
        _share(value, largest) * room / 100,
        height,
    )


@register.simple_tag
def meter(value, largest):
    """A thin full-width line filled by the share of value in largest (clock, progress)."""
    return format_html(
        '<svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect width="{}" height="1"/></svg>',
        min(_share(value, largest), 100),
    )


@register.simple_tag(takes_context=True)
def page_url(context, **changes):
    """This page's address with some parameters changed; an empty value removes one. `{% page_url page=3 %}`"""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = value
    return "?" + query.urlencode()


@register.simple_tag(takes_context=True)
def block_text(context, name):
    """The text of another block, so that a page writes its title once for the heading and for the tab."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    if block is None:
        return ""
    with context.push():
        return mark_safe(" ".join(strip_tags(block.nodelist.render(context)).split()))


@register.filter
def language_own_name(code):
    """The name of a language as its readers write it."""
    name = get_language_info(code)["name_local"]
    return name[:1].upper() + name[1:]


@register.filter
def get_item(mapping, key):
    return mapping.get(key) if mapping else None


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, page, parameter="page"):
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [
        {
            "number": n,
            "url": page_url(context, **{parameter: n}) if isinstance(n, int) else "",
            "current": n == page.number,
        }
        for n in numbers
    ]
    return {
        "page": page,
        "links": links,
        "previous": page_url(context, **{parameter: page.previous_page_number()}) if page.has_previous() else "",
        "next": page_url(context, **{parameter: page.next_page_number()}) if page.has_next() else "",
    }
