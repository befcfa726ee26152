"""The pages of an account, each in a file of its own."""
