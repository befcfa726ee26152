"""C-CDA documents, the XML that patient portals give: the narrative that people read, with who and when."""
