"""Addresses of the list and of what belongs to it."""

from django.urls import path

from claimback.web.desk.views import adding, batches, groups, leaving, list, one

app_name = "desk"
urlpatterns = [
    path("cases/", list.cases, name="list"),
    path("cases/add", adding.add, name="add"),
    path("cases/<int:number>/", one.one, name="one"),
    path("cases/<int:number>/link", one.link, name="link"),
    path("cases/<int:number>/out", one.take_out, name="out"),
    path("cases/batch", batches.new, name="batch"),
    path("cases/batch/<str:batch>/", batches.progress, name="progress"),
    path("cases/groups", groups.new, name="groups"),
    path("cases/groups/join", groups.join, name="join"),
    path("cases/groups/<str:desk>/", groups.group, name="group"),
    path("cases/groups/<str:desk>/invite", groups.invite, name="invite"),
    path("cases/groups/<str:desk>/members/<int:number>", groups.role, name="role"),
    path("cases/groups/<str:desk>/end", groups.end, name="end"),
    path("account/delete", leaving.delete, name="leave"),
    path("c/<str:token>/hold", adding.keep_here, name="hold"),
]
