"""The addresses of the API, each part in a file of its own."""
