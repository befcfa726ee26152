"""Sealing: every case has a key of its own, and the instance's key wraps it. Nothing personal lies in the clear."""

from claimback.web.vault.keys import instance_key, new_case_key, rewrapped, unwrapped
from claimback.web.vault.seal import Broken, opened, sealed

__all__ = ["Broken", "instance_key", "new_case_key", "opened", "rewrapped", "sealed", "unwrapped"]
