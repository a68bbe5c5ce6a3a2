from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded, search_key


class Sex(models.TextChoices):
    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    OTHER = "other", _("Other")
    NOT_RECORDED = "", _("Not recorded")


class PersonQuerySet(models.QuerySet):
    def known(self):
        """Without those who were erased: they are in no list and found by no search."""
        return self.filter(erased_at=None)

    def named(self, words):
        for word in search_key(words).split():
            self = self.filter(search_key__contains=word)
        return self


class Person(Coded):
    """An officer, expert or colleague. One row a human being, however many workshops."""

    family_name = models.CharField(
        _("family name"), max_length=120, help_text=_("In Latin letters, as in the passport.")
    )
    given_names = models.CharField(_("given names"), max_length=120, blank=True)
    native_name = models.CharField(
        _("name in own script"),
        max_length=200,
        blank=True,
        help_text=_("As it should stand on a certificate."),
    )
    title = models.CharField(_("title"), max_length=40, blank=True)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex, blank=True, default="")
    country = models.ForeignKey(
        "programmes.Country", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("country")
    )
    organisation = models.ForeignKey(
        "programmes.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        verbose_name=_("administration or organisation"),
        related_name="people",
    )
    post = models.CharField(_("post"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    languages = models.ManyToManyField("programmes.Language", blank=True, verbose_name=_("working languages"))
    # Who may see this person is a question of programmes; every action that brings a person into one adds it here.
    programmes = models.ManyToManyField("programmes.Programme", blank=True, related_name="people")
    public_consent = models.BooleanField(_("agrees to be shown outside the programme"), default=False)
    # When they said so; on paper, with the reference of the letter.
    public_consent_on = models.DateField(null=True, editable=False)
    public_consent_reference = models.CharField(max_length=160, blank=True, editable=False)
    search_key = models.CharField(max_length=500, editable=False, default="", db_index=True)
    # An erased person keeps this row, without a word in it, for what must still stand: a certificate, a decision.
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["family_name", "given_names", "pk"]
        verbose_name_plural = _("people")

    def __str__(self):
        return self.full_name

    @property
    def full_name(self):
        return str(_("An erased person")) if self.erased_at else f"{self.given_names} {self.family_name}".strip()

    @property
    def list_name(self):
        """As lists of participants print it: FAMILY NAME, given names."""
        return self.full_name if self.erased_at else f"{self.family_name.upper()} {self.given_names}".strip()

    @property
    def initials(self):
        return (self.given_names[:1] + self.family_name[:1]).upper()

    def computed_search_key(self):
        return search_key(self.family_name, self.given_names, self.native_name, self.email)[:500]
