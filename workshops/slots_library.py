"""The library of break-outs on a programme's page."""

from programmes.slots import Section, fill
from workshops.models import BreakoutTemplate
from workshops.rules import (
    acts_library,  # noqa: F401  the words of History
)
from workshops.rules import breakout_template as breakout_template_rules


@fill("programme.sections")
def library(actor, programme):
    if not breakout_template_rules.can_see(actor, programme):
        return []
    own = BreakoutTemplate.objects.filter(programme=programme, is_retired=False).count()
    return [Section("workshops/breakout_template/_on_programme.html", {"programme": programme, "own": own}, 70)]
