"""A passkey device in a few lines: makes keys and signs, as a browser brings it; can be told to lie."""

import hashlib
import html
import json
import os
import re

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

ORIGIN = "http://testserver"
_PRESENT, _VERIFIED, _KEY = 1, 4, 64


def options(page) -> dict:
    """What a page asks the browser for."""
    return json.loads(html.unescape(re.search(r'data-passkey="([^"]+)"', page.content.decode())[1]))


class Device:
    """One authenticator with one key."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id, self.counter = os.urandom(16), 0

    def make(self, told: dict, *, origin: str = ORIGIN, verified: bool = True) -> str:
        """A new key for what a page asks for."""
        point = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)}
        data = self._data(told["rp"]["id"], _KEY, verified)
        data += bytes(16) + len(self.id).to_bytes(2) + self.id + cbor2.dumps(public)
        client = self._client("webauthn.create", told["challenge"], origin)
        made = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._brought(attestationObject=bytes_to_base64url(made), clientDataJSON=bytes_to_base64url(client))

    def sign(self, told: dict, *, origin: str = ORIGIN, verified: bool = True, kind: str = "webauthn.get") -> str:
        """An answer to a challenge."""
        self.counter += 1
        data = self._data(told["rpId"], 0, verified)
        client = self._client(kind, told["challenge"], origin)
        signed = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._brought(
            authenticatorData=bytes_to_base64url(data), signature=bytes_to_base64url(signed),
            clientDataJSON=bytes_to_base64url(client),
        )  # fmt: skip

    def _data(self, site: str, flags: int, verified: bool) -> bytes:
        flags |= _PRESENT | (_VERIFIED if verified else 0)
        return hashlib.sha256(site.encode()).digest() + bytes([flags]) + self.counter.to_bytes(4)

    def _client(self, kind: str, challenge: str, origin: str) -> bytes:
        assert base64url_to_bytes(challenge)
        return json.dumps({"type": kind, "challenge": challenge, "origin": origin, "crossOrigin": False}).encode()

    def _brought(self, **response: str) -> str:
        told = bytes_to_base64url(self.id)
        return json.dumps({"id": told, "rawId": told, "type": "public-key", "response": response})
