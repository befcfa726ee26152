"""The pages of desks, each in a file of its own."""
