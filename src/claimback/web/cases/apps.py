"""Django's name for this part."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases."""

    name = "claimback.web.cases"
    label = "cases"
