"""Cases that accounts keep: the list, who may open which, groups of people who work together."""
