"""Who opened, changed, downloaded or deleted a case, and when; what happened to an account. Nothing personal."""
