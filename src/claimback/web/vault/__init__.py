"""Sealing: every case has a key of its own, and the instance's key wraps it. Nothing personal lies in the clear."""

from claimback.web.vault.keys import NEXT, instance_key, keys_of, new_case_key, rewrapped, unwrapped, unwrapped_by
from claimback.web.vault.seal import Broken, opened, sealed

__all__ = [
    "NEXT", "Broken", "instance_key", "keys_of", "new_case_key", "opened", "rewrapped", "sealed", "unwrapped",
    "unwrapped_by",
]  # fmt: skip
