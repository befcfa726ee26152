"""Addresses of a case's pages."""

from django.urls import path

from claimback.web.cases.views import (
    change,
    edit,
    exhibits,
    home,
    keep,
    letter,
    letters,
    opened,
    records,
    redact,
    reply,
    send,
    start,
    story,
    versions,
    working,
)

app_name = "cases"
CASE = "c/<str:token>/"
urlpatterns = [
    path("", start.start, name="start"),
    path("sample", start.sample, name="sample"),
    path("return", start.come_back, name="return"),
    path(CASE, home.home, name="home"),
    path(CASE + "keep", keep.keep, name="keep"),
    path(CASE + "opened", opened.opened, name="opened"),
    path(CASE + "working/<str:kind>", working.working, name="working"),
    path(CASE + "letter", letter.letter, name="letter"),
    path(CASE + "letter/page/<int:number>.png", letter.picture, name="picture"),
    path(CASE + "letter/dates.ics", letter.calendar, name="calendar"),
    path(CASE + "letter/change/<str:name>", change.change, name="change"),
    path(CASE + "letter/reason/<str:kind>", change.reason, name="reason"),
    path(CASE + "story", story.following, name="story"),
    path(CASE + "story/answers", story.answers, name="answers"),
    path(CASE + "story/<str:question>", story.ask, name="ask"),
    path(CASE + "records", records.records, name="records"),
    path(CASE + "records/remove/<int:paper>", records.remove, name="remove"),
    path(CASE + "letters", letters.letters, name="letters"),
    path(CASE + "letters/<str:name>", letters.one, name="one_letter"),
    path(CASE + "letters/<str:name>/edit", edit.edit, name="edit"),
    path(CASE + "letters/<str:name>/read", letters.read, name="read"),
    path(CASE + "letters/<str:name>/versions", versions.versions, name="versions"),
    path(CASE + "letters/<str:name>/<str:kind>", letters.download, name="download"),
    path(CASE + "exhibits", exhibits.exhibits, name="exhibits"),
    path(CASE + "exhibits/<str:paper>", redact.black_out, name="black_out"),
    path(CASE + "exhibits/<str:paper>/page/<int:number>.png", redact.picture, name="paper_picture"),
    path(CASE + "send", send.send, name="send"),
    path(CASE + "send/everything.zip", send.every, name="everything"),
    path(CASE + "send/<path:name>", send.file, name="file"),
    path(CASE + "reply", reply.reply, name="reply"),
    path(CASE + "export.zip", keep.export, name="export"),
    path(CASE + "delete", keep.delete, name="delete"),
]
