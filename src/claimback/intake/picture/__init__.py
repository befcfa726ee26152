"""Pictures of pages to words: decode, straighten, recognize. Runs in the reading process for pictures only."""
