"""One case: its papers and what the person said, sealed; its pages."""
