from django.core.management.base import BaseCommand
from django.db import transaction
from i18nfield.strings import LazyI18nString

from workshops.library.d6 import D6
from workshops.models import BreakoutTemplate, TemplateQuestion, TemplateTopic


class Command(BaseCommand):
    help = "Load the break-out templates that ship with the portal. Loading them again changes nothing."

    @transaction.atomic
    def handle(self, *args, **options):
        self.load(D6)

    def load(self, data):
        template, _made = BreakoutTemplate.objects.update_or_create(
            key=data["key"],
            defaults={
                name: LazyI18nString(data[name]) for name in ("title", "organised_by", "purpose", "instructions")
            },
        )
        for number, row in enumerate(data["topics"], 1):
            topic, _made = TemplateTopic.objects.update_or_create(
                template=template,
                number=number,
                defaults={
                    "title": LazyI18nString(row["title"]),
                    "is_open": row.get("is_open", False),
                    "has_training_plan": row.get("has_training_plan", False),
                },
            )
            for position, question in enumerate(row["questions"], 1):
                words = {tag: text for tag, text in question.items() if tag not in ("section", "plan_field")}
                TemplateQuestion.objects.update_or_create(
                    topic=topic,
                    position=position,
                    defaults={
                        "section": LazyI18nString(question["section"]) if "section" in question else None,
                        "text": LazyI18nString(words),
                        "plan_field": question.get("plan_field", ""),
                    },
                )
