from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField

from programmes.models.base import Coded, search_key


class AgencyKind(models.TextChoices):
    """What sort of service somebody comes from. Figures name customs before police, and regional bodies apart."""

    CUSTOMS = "customs", _("Customs")
    POLICE = "police", _("Police")
    ENVIRONMENT = "environment", _("Environment agency")
    BORDER = "border", _("Border or coast guard")
    JUSTICE = "justice", _("Prosecution or judiciary")
    MINISTRY = "ministry", _("Ministry or other authority")
    REGIONAL = "regional", _("Regional body")
    INTERNATIONAL = "international", _("International organisation")
    DONOR = "donor", _("Donor")
    PRIVATE = "private", _("Private sector or civil society")
    OTHER = "other", _("Other")


# A regional or international body is named apart and never counted as an administration.
ADMINISTRATIONS = (
    AgencyKind.CUSTOMS,
    AgencyKind.POLICE,
    AgencyKind.ENVIRONMENT,
    AgencyKind.BORDER,
    AgencyKind.JUSTICE,
    AgencyKind.MINISTRY,
)


class OrganisationQuerySet(models.QuerySet):
    def administrations(self):
        return self.filter(kind__in=ADMINISTRATIONS)

    def named(self, words):
        for word in search_key(words).split():
            self = self.filter(search_key__contains=word)
        return self


class Organisation(Coded):
    name = I18nCharField(_("name"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=AgencyKind)
    country = models.ForeignKey(
        "programmes.Country", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("country")
    )
    search_key = models.CharField(max_length=400, editable=False, default="", db_index=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["search_key", "pk"]

    def __str__(self):
        return str(self.name)

    @property
    def is_administration(self):
        return self.kind in ADMINISTRATIONS

    def computed_search_key(self):
        return search_key(
            *dict.fromkeys(
                [*getattr(self.name, "data", {}).values()]
                if isinstance(getattr(self.name, "data", None), dict)
                else [str(self.name)]
            ),
            self.acronym,
        )[:400]
