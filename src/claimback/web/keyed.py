"""A row with a key of its own: what a person typed stands there sealed, and its key is wrapped as a case's is."""

from functools import cached_property

from django.conf import settings
from django.db import models

from claimback.web import vault


def new_key() -> bytes:
    """A new key, wrapped by the instance's; by the next one while that is being changed."""
    return vault.new_case_key(vault.keys_of(settings.INSTANCE_KEY)[-1])


class Keyed(models.Model):
    """Something that seals words of its own. `rotate` wraps its key anew with those of cases."""

    key = models.BinaryField(default=new_key)

    class Meta:
        """No table of its own."""

        abstract = True

    def seal(self, words: str, what: str) -> bytes:
        """Words, sealed for that use in this row alone."""
        return vault.sealed(self._bare, words.encode(), f"{self.pk}:{what}")

    def open(self, sealed: bytes, what: str) -> str:
        """The words again."""
        return vault.opened(self._bare, bytes(sealed), f"{self.pk}:{what}").decode()

    @cached_property
    def _bare(self) -> bytes:
        return vault.unwrapped_by(vault.keys_of(settings.INSTANCE_KEY), bytes(self.key))
