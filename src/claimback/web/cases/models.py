"""What the database keeps of a case. Everything a person gave, and all that was computed from it, is sealed."""

import uuid

from django.db import models


class Case(models.Model):
    """A case. Its link and its phrase are kept only as digests; its key only wrapped."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    link = models.CharField(max_length=64, unique=True)
    """SHA-256 of the token of its link."""
    phrase = models.CharField(max_length=64, unique=True)
    """SHA-256 of its recovery phrase."""
    key = models.BinaryField()
    state = models.BinaryField()
    """Answers, corrections, edits, choices: sealed JSON (`state.State`)."""
    version = models.PositiveIntegerField(default=0)
    """Counts changes of the state, so that a form that is older than another's change is told."""
    made = models.DateTimeField(auto_now_add=True)
    used = models.DateTimeField(auto_now=True)


class Paper(models.Model):
    """A file that the person gave: the letter, a record, or the insurer's reply."""

    KINDS = (("letter", "letter"), ("record", "record"), ("reply", "reply"))

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=8, choices=KINDS)
    number = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    """SHA-256 of the sealed name and bytes' plain text under the case's key, to tell two files apart."""
    name = models.BinaryField()
    data = models.BinaryField()
    reading = models.BinaryField(null=True)
    """The document as read, or why it could not be read; none until it was tried."""

    class Meta:
        """In the order in which they were given."""

        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("case", "digest"), name="paper_once"),)


class Result(models.Model):
    """Something computed, under the digest of what it was computed from."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="results")
    kind = models.CharField(max_length=16)
    inputs = models.CharField(max_length=64)
    data = models.BinaryField()

    class Meta:
        """One of a kind."""

        constraints = (models.UniqueConstraint(fields=("case", "kind"), name="result_once"),)


class Work(models.Model):
    """A computation that is wanted or under way."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="work")
    kind = models.CharField(max_length=16)
    inputs = models.CharField(max_length=64)
    wanted = models.DateTimeField()
    """When it was last put in line."""
    alive = models.DateTimeField(null=True)
    """When the worker last said that it is at it."""
    tries = models.PositiveSmallIntegerField(default=0)
    """How often it was begun."""
    at = models.PositiveSmallIntegerField(default=0)
    of = models.PositiveSmallIntegerField(default=0)
    """Progress: this paper of so many."""
    page = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    failed = models.CharField(max_length=40, blank=True)
    """The code of the error that ended it."""
    told = models.BinaryField(null=True)
    """The sentence that tells it, sealed, since it can name a file."""

    class Meta:
        """One of a kind."""

        constraints = (models.UniqueConstraint(fields=("case", "kind"), name="work_once"),)
