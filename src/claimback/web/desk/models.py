"""Which account keeps which case. A desk is where cases lie: everyone has one, and a group shares one.

A case's key stays wrapped by the instance's key: a desk wraps no case. What a desk calls a case is sealed with the
desk's own key.
"""

from django.db import models

from claimback.web.accounts.models import Account, new_id
from claimback.web.cases.models import Case
from claimback.web.keyed import Keyed

OWNER, MEMBER = "owner", "member"


class Desk(Keyed):
    """Where cases lie: one person's own, or a group's."""

    id = models.CharField(max_length=32, primary_key=True, default=new_id, editable=False)
    shared = models.BooleanField(default=False)
    name = models.BinaryField(default=b"")
    """A group's name, sealed."""
    made = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.open(self.name, "desk") if self.name else ""


class Member(models.Model):
    """That an account works at a desk."""

    ROLES = ((OWNER, OWNER), (MEMBER, MEMBER))

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="members")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="desks")
    role = models.CharField(max_length=8, choices=ROLES)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Once at each desk."""

        constraints = (models.UniqueConstraint(fields=("desk", "account"), name="member_once"),)


class Holding(models.Model):
    """That a case lies on a desk."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="holdings")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="holdings")
    label = models.BinaryField()
    """What the case is called there, sealed."""
    assigned = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="holdings")
    """Who works on it."""
    linked = models.BooleanField()
    """Whether someone has a link to it: a case without one would be lost when it is taken off its last desk."""
    closed = models.DateTimeField(null=True)
    """When it was marked as done."""
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Once on each desk."""

        constraints = (models.UniqueConstraint(fields=("desk", "case"), name="holding_once"),)


class Invite(models.Model):
    """That whoever brings its code may join a group. The code works once, and is kept only as a digest."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="invites")
    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)


class Batch(models.Model):
    """Many letters that were given at once."""

    id = models.CharField(max_length=32, primary_key=True, default=new_id, editable=False)
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="batches")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="batches")
    """Who gave them."""
    made = models.DateTimeField(auto_now_add=True)


class Item(models.Model):
    """One file of a batch: a case, or why it was not taken."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField()
    name = models.BinaryField()
    """The file's name, sealed."""
    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="items")
    refused = models.BinaryField(default=b"")
    """Why it was not taken, sealed; nothing where it was."""

    class Meta:
        """In the order in which they were given."""

        ordering = ("number",)
