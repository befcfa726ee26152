"""Bytes under a key: AES-256-GCM with a fresh nonce, bound to what they are by `context`."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE_BYTES = 12
_VERSION = b"\x01"


class Broken(ValueError):
    """Sealed bytes that this key does not open, or that are not what they are said to be."""


def sealed(key: bytes, data: bytes, context: str) -> bytes:
    """The data, sealed. `context` says what it is (`paper:<id>`); the same is needed to open it."""
    nonce = os.urandom(_NONCE_BYTES)
    return _VERSION + nonce + AESGCM(key).encrypt(nonce, data, context.encode())


def opened(key: bytes, data: bytes, context: str) -> bytes:
    """The data again. Raises `Broken`."""
    if data[:1] != _VERSION:
        raise Broken("sealed by an unknown version")
    nonce, body = data[1 : 1 + _NONCE_BYTES], data[1 + _NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, body, context.encode())
    except (InvalidTag, ValueError) as error:
        raise Broken("not sealed with this key") from error
