"""The web application: a Django project on the same workflow as the command line. Django stays in here."""
