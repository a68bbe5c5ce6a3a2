from workshops.models.activity import ActivityParty, ActivityRecord, ActivitySession, ActivityStatement, ActivityWord
from workshops.models.agenda_item import AgendaItem
from workshops.models.attendance import Attendance, Half
from workshops.models.breakout import NUMBERS, Breakout, PlanField, Question, Topic
from workshops.models.breakout_template import BreakoutTemplate, TemplateQuestion, TemplateTopic
from workshops.models.check_in import CheckIn
from workshops.models.checklist_item import ChecklistItem
from workshops.models.clash_agreement import ClashAgreement
from workshops.models.course_document import CourseDocument
from workshops.models.door_try import DoorTry
from workshops.models.evaluation import (
    Degree,
    Evaluation,
    EvaluationMark,
    EvaluationStatement,
    EvaluationTally,
    EvaluationWords,
)
from workshops.models.follow_up import FollowUp, FollowUpContact, StatusReport
from workshops.models.funding import Funding
from workshops.models.group import Group
from workshops.models.group_report import Answer, AnswerRevision, GroupReport
from workshops.models.guest_pass import GuestPass
from workshops.models.headcount import Headcount
from workshops.models.knowledge_sheet import KnowledgeChoice, KnowledgeSheet
from workshops.models.knowledge_test import KnowledgeItem, KnowledgeOption, KnowledgeTest, Phase
from workshops.models.letter import Letter
from workshops.models.membership import Duty, Membership
from workshops.models.paper_record import PaperRecord
from workshops.models.participation import Participation
from workshops.models.recommendation import Recommendation
from workshops.models.report_attachment import ReportAttachment
from workshops.models.requirement import Requirement, RequirementResult
from workshops.models.restricted_data import RestrictedData
from workshops.models.room_clock import RoomClock
from workshops.models.waiting_place import WaitingPlace
from workshops.models.workshop import PRESETS, Activity, Kind, Part, Workshop

__all__ = [
    "NUMBERS",
    "PRESETS",
    "Activity",
    "ActivityParty",
    "ActivityRecord",
    "ActivitySession",
    "ActivityStatement",
    "ActivityWord",
    "AgendaItem",
    "Answer",
    "AnswerRevision",
    "Attendance",
    "Breakout",
    "BreakoutTemplate",
    "CheckIn",
    "ChecklistItem",
    "ClashAgreement",
    "CourseDocument",
    "Degree",
    "DoorTry",
    "Duty",
    "Evaluation",
    "EvaluationMark",
    "EvaluationStatement",
    "EvaluationTally",
    "EvaluationWords",
    "FollowUp",
    "FollowUpContact",
    "Funding",
    "Group",
    "GroupReport",
    "Half",
    "GuestPass",
    "Headcount",
    "Kind",
    "KnowledgeChoice",
    "KnowledgeItem",
    "KnowledgeOption",
    "KnowledgeSheet",
    "KnowledgeTest",
    "Letter",
    "Membership",
    "Part",
    "PaperRecord",
    "Participation",
    "Phase",
    "PlanField",
    "Question",
    "Recommendation",
    "ReportAttachment",
    "Requirement",
    "RequirementResult",
    "RestrictedData",
    "RoomClock",
    "StatusReport",
    "TemplateQuestion",
    "TemplateTopic",
    "Topic",
    "WaitingPlace",
    "Workshop",
]
