"""The instance's key, in a file that only its owner can read, and the keys of cases that it wraps."""

import os
from contextlib import suppress
from pathlib import Path

from claimback.web.vault.seal import KEY_BYTES, Broken, opened, sealed

_WRAP = "case-key"
NEXT = ".next"
"""The ending of the file that holds the key to come, while cases still go from one key to the other."""


def instance_key(path: Path) -> bytes:
    """The key in that file, made at the first call. Raises `Broken` for a file that holds no key."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = path.read_bytes()
        if len(key) != KEY_BYTES:
            raise Broken(f"{path.name} holds no key") from None
        return key
    with os.fdopen(handle, "wb") as file:
        key = os.urandom(KEY_BYTES)
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key


def keys_of(path: Path) -> tuple[bytes, ...]:
    """The instance's key, and while it is being changed the next one. Raises `Broken`."""
    following = path.with_suffix(NEXT)
    return (instance_key(path), *((following.read_bytes(),) if following.exists() else ()))


def new_case_key(instance: bytes) -> bytes:
    """A new key for one case, wrapped."""
    return sealed(instance, os.urandom(KEY_BYTES), _WRAP)


def unwrapped(instance: bytes, wrapped: bytes) -> bytes:
    """A case's key. Raises `Broken`."""
    return opened(instance, wrapped, _WRAP)


def unwrapped_by(keys: tuple[bytes, ...], wrapped: bytes) -> bytes:
    """A case's key, by the first of the instance's keys that opens it. Raises `Broken`."""
    for key in keys[:-1]:
        with suppress(Broken):
            return unwrapped(key, wrapped)
    return unwrapped(keys[-1], wrapped)


def rewrapped(old: bytes, new: bytes, wrapped: bytes) -> bytes:
    """A case's key under another instance key; what the case's key seals stays as it is."""
    return sealed(new, unwrapped(old, wrapped), _WRAP)
