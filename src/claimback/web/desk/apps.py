"""Django's name for this part."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Desks."""

    name = "claimback.web.desk"
    label = "desk"
