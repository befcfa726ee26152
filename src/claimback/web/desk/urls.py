"""Addresses of the list and of what belongs to it."""

from django.urls import path

from claimback.web.desk.views import adding, leaving, list, one

app_name = "desk"
urlpatterns = [
    path("cases/", list.cases, name="list"),
    path("cases/add", adding.add, name="add"),
    path("cases/<int:number>/", one.one, name="one"),
    path("cases/<int:number>/link", one.link, name="link"),
    path("cases/<int:number>/out", one.take_out, name="out"),
    path("account/delete", leaving.delete, name="leave"),
    path("c/<str:token>/hold", adding.keep_here, name="hold"),
]
