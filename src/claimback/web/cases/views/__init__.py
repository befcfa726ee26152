"""The pages of a case, each in a file of its own."""
