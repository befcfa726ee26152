"""How often something may be tried: by name, by address, by account, by token."""
