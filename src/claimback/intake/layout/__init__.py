"""From words with boxes to a page's text in reading order; the same for PDF text and for recognized pictures."""

from claimback.intake.layout.arrange import Arranged, arrange
from claimback.intake.layout.piece import Piece

__all__ = ["Arranged", "Piece", "arrange"]
