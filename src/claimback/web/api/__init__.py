"""The JSON API, under `/api/`: the same verbs as the pages, for programs that hold a token."""
