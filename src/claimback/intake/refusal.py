"""Why a file cannot be read: one plain sentence for every code, saying what is wrong and what to do."""

from claimback.model.errors import UnreadableFile

MESSAGES = {
    "empty": "The file is empty; please save or scan the letter again and choose the new file.",
    "missing": "There is no such file; please check the name and the folder.",
    "not_a_file": "This is a folder or device, or cannot be opened for reading; please choose the letter's file.",
    "unknown_type": "This kind of file{detail} cannot be read; please give the letter as PDF, photo (JPEG, PNG, HEIC),"
    " TIFF, Word (DOCX), e-mail (EML), HTML or plain text.",
    "encrypted": "The file is locked with a password; please open it with the password, save or print it as a PDF"
    " without one, and choose that file.",
    "damaged": "The file is damaged or cut off{detail}; please download, save or scan it again.",
    "no_text": "No readable text was found in the file; please scan or photograph the letter again, flat, sharp and in"
    " good light.",
    "too_long": "The file has {detail} pages and at most 200 can be read; please choose the letter alone, or split the"
    " file.",
    "too_large": "The file is too large to be a letter{detail}; please choose a smaller file, such as the letter alone"
    " or a scan at 300 dpi.",
    "bomb": "The file unpacks to far more than a letter could hold, so it was not opened; please save the letter again"
    " as PDF.",
    "too_deep": "The file is nested too deeply to be read safely; please save the letter itself as PDF.",
    "timeout": "Reading the file took too long; please save the letter again as PDF, or scan it at 200 or 300 dpi.",
    "crash": "The file could not be read because it made the reader fail; please save or print the letter as a new PDF"
    " or scan it.",
}


def refusal(code: str, detail: str = "", part: str = "") -> UnreadableFile:
    """The error that a person sees. `part` names an attachment inside the file."""
    message = MESSAGES[code].format(detail=detail)
    return UnreadableFile(code, f"Attachment {part}: {message}" if part else message)
