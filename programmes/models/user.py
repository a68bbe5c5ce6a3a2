from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded, search_key
from programmes.models.person import Person


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, *, person=None, **fields):
        with transaction.atomic():
            email = self.normalize_email(email).lower()
            if person is None:
                name = email.partition("@")[0]
                person = Person.objects.create(family_name=name, email=email, search_key=search_key(name, email))
            user = self.model(email=email, person=person, **fields)
            user.set_password(password)
            user.save(using=self._db)
            return user


class User(Coded, AbstractBaseUser):
    """Somebody who can sign in. What they may do stands in dated Role rows, never in flags of the user."""

    email = models.EmailField(_("e-mail"), unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="user")
    is_active = models.BooleanField(_("may sign in"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        ordering = ["email"]

    def __str__(self):
        return self.person.full_name or self.email
