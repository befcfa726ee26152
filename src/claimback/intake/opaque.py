"""Names for objects of libraries that ship no types."""

from typing import IO, Any, TypeAlias

XmlElement: TypeAlias = Any
"""An element of lxml."""
TextPage: TypeAlias = Any
"""pdfium's handle of a page's text."""
Recognizer: TypeAlias = Any
"""RapidOCR, and its results."""
Array: TypeAlias = Any
"""An array whose shape and type OpenCV leaves open."""
Pipe: TypeAlias = IO[bytes]
JsonValue: TypeAlias = Any
"""A value of a job's head; checked by the job that uses it."""
