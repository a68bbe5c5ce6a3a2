from workshops.models.agenda_item import AgendaItem
from workshops.models.breakout import Breakout, Question, Topic
from workshops.models.breakout_template import BreakoutTemplate, TemplateQuestion, TemplateTopic
from workshops.models.group import Group
from workshops.models.group_report import Answer, AnswerRevision, GroupReport
from workshops.models.headcount import Headcount
from workshops.models.membership import Duty, Membership
from workshops.models.participation import Participation
from workshops.models.recommendation import Recommendation
from workshops.models.workshop import PRESETS, Part, Workshop

__all__ = [
    "PRESETS",
    "AgendaItem",
    "Answer",
    "AnswerRevision",
    "Breakout",
    "BreakoutTemplate",
    "Duty",
    "Group",
    "GroupReport",
    "Headcount",
    "Membership",
    "Part",
    "Participation",
    "Question",
    "Recommendation",
    "TemplateQuestion",
    "TemplateTopic",
    "Topic",
    "Workshop",
]
