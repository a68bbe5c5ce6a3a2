from accreditation.models.accreditation import Accreditation
from accreditation.models.assessment import Assessment, Score
from accreditation.models.candidacy import Candidacy, CaseParty
from accreditation.models.criterion import Criterion
from accreditation.models.decision import Decision
from accreditation.models.delivery import Delivery, DeliveryTrainer, Pupil
from accreditation.models.expiry_reminder import ExpiryReminder
from accreditation.models.mission import CoTrainer, Mission
from accreditation.models.mission_call import CallAnswer, CallLetter, MissionCall
from accreditation.models.mission_evaluation import MissionEvaluation, ObservedLesson, SecondSignature
from accreditation.models.mission_evidence import HostFeedback, HostLetter, Lesson, Reflection
from accreditation.models.national_plan import NationalPlan, NationalTraining, PlannedCourse
from accreditation.models.notice import Notice
from accreditation.models.panel import Panel
from accreditation.models.renewal import Renewal
from accreditation.models.route import Route
from accreditation.models.route_requirement import RouteRequirement
from accreditation.models.screening import Screening
from accreditation.models.sheet import Sheet, SheetAnswer, SheetRevision
from accreditation.models.trainer_profile import (
    AvailabilityPeriod,
    TeachingLanguage,
    TeachingRegion,
    TrainerProfile,
    TrainerTopic,
)
from accreditation.models.training_letter import TeachingQuestion, TrainerLink, TrainingLetter

__all__ = [
    "Accreditation",
    "Assessment",
    "AvailabilityPeriod",
    "CallAnswer",
    "CallLetter",
    "Candidacy",
    "CaseParty",
    "CoTrainer",
    "Criterion",
    "Decision",
    "ExpiryReminder",
    "HostFeedback",
    "HostLetter",
    "Lesson",
    "Mission",
    "MissionCall",
    "MissionEvaluation",
    "Panel",
    "Notice",
    "Renewal",
    "Delivery",
    "DeliveryTrainer",
    "NationalPlan",
    "NationalTraining",
    "PlannedCourse",
    "Pupil",
    "ObservedLesson",
    "Reflection",
    "Route",
    "RouteRequirement",
    "Score",
    "TeachingLanguage",
    "TeachingRegion",
    "TrainerProfile",
    "TrainerTopic",
    "Screening",
    "Sheet",
    "SheetAnswer",
    "SheetRevision",
    "TeachingQuestion",
    "TrainerLink",
    "TrainingLetter",
    "SecondSignature",
]
