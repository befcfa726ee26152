"""Every address."""

from django.urls import include, path

from claimback.web.api import programs
from claimback.web.api.urls import api

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/", api.urls),
    path("account/programs", programs.programs, name="programs"),
    path("account/programs/<int:number>/end", programs.end, name="program_end"),
    path("account/", include("claimback.web.accounts.urls")),
    path("", include("claimback.web.desk.urls")),
    path("", include("claimback.web.cases.urls")),
]
handler400 = "claimback.web.errors.bad_request"
handler404 = "claimback.web.errors.not_found"
handler500 = "claimback.web.errors.broken"
