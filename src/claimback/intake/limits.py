"""What an untrusted file may cost. A letter stays far below every one of these."""

MIB = 1024 * 1024

FILE_BYTES = 100 * MIB
PAGES = 200
"""A denial letter has a few pages, a medical record can have many; a 2,000-page file is refused."""
TEXT_CHARS = 4_000_000
TEXT_BYTES = 4 * TEXT_CHARS
PAGE_CHARS = 200_000
PIXELS = 120_000_000
"""A 600 dpi letter page has 34 million, the largest phone cameras 108 million."""
MESSAGE_BYTES = 200 * MIB
"""Largest message between the reading process and this one."""

PARSE_MEMORY = 2048 * MIB
PARSE_CPU = 20
PARSE_WALL = 40.0
OCR_MEMORY = 8192 * MIB
"""Address space, of which about 1.5 GB becomes resident: the run time reserves far more than it uses."""
OCR_CPU = 120
OCR_WALL = 180.0
"""For one page."""
FILE_WALL = 1800.0
"""For a whole file of pictures: 200 pages at nine seconds each."""
OCR_DPI = 200

ZIP_ENTRIES = 2_000
ZIP_BYTES = 200 * MIB
"""Unpacked size of a DOCX, all parts together."""
UNZIPPED_BYTES = 150 * MIB
"""All files of an archive of records together."""
RESOURCES = 20_000
"""Entries of one file of health records."""
XML_BYTES = 40 * MIB
XML_DEPTH = 200
MAIL_DEPTH = 4
"""A message in a message in a message is read; deeper ones are refused."""
MAIL_PARTS = 200
"""Parts of one message, attachments included."""
