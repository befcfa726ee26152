"""Addresses of an account's pages."""

from django.urls import path

from claimback.web.accounts.views import home, new, passkeys, signing_in

app_name = "accounts"
urlpatterns = [
    path("", home.home, name="home"),
    path("new", new.new, name="new"),
    path("in", signing_in.sign_in, name="in"),
    path("in/passkey", passkeys.sign_in, name="in_passkey"),
    path("passkeys", passkeys.keys, name="passkeys"),
    path("passkeys/<int:number>/remove", passkeys.remove, name="passkey_gone"),
    path("passkeys/alone", passkeys.alone, name="passkeys_alone"),
    path("out", signing_in.sign_out, name="out"),
    path("out/everywhere", home.out_everywhere, name="out_everywhere"),
    path("recover", signing_in.recover, name="recover"),
    path("password", home.password, name="password"),
    path("codes", home.new_codes, name="codes"),
]
