"""What the person decided about the enclosures: which, in what order, which pages, and what is blacked out."""

from collections.abc import Mapping

from pydantic import Field, model_validator

from claimback.model.base import Frozen

Box = tuple[float, float, float, float]
"""Left, top, right and bottom as fractions (0 to 1) of the page as it is seen; top left is 0, 0."""
EVERYWHERE = "everywhere"
"""In place of a file's name: in every enclosure."""


class Redaction(Frozen):
    """Something that must not leave: words wherever they stand, or a box on one page."""

    words: str = ""
    page: int = Field(default=0, ge=0)
    """The only page that is meant; 0 for every page."""
    box: Box | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "Redaction":
        if bool(self.words.strip()) == (self.box is not None):
            raise ValueError("a redaction has either words or a box")
        if self.words.strip() and not any(sign.isalnum() for sign in self.words):
            raise ValueError("the words of a redaction hold no letter and no digit")
        if self.box is not None:
            left, top, right, bottom = self.box
            if not self.page or not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
                raise ValueError(
                    "a box has its page, and left, top, right, bottom as parts of the page between 0 and 1"
                )
        return self


class ExhibitChoices(Frozen):
    """The person's choices, by file name. Where two files share a name, `name#12345678` tells them apart."""

    order: tuple[str, ...] = ()
    """These come first, in this order; all others follow as the program orders them."""
    drop: tuple[str, ...] = ()
    pages: dict[str, tuple[int, ...]] = Field(default_factory=dict)
    """The only pages of a file that are enclosed; none named means all."""
    redact: dict[str, tuple[Redaction, ...]] = Field(default_factory=dict)
    """By file name or `everywhere`."""

    @property
    def named(self) -> tuple[str, ...]:
        """Every file name in them."""
        names = (*self.order, *self.drop, *self.pages, *self.redact)
        return tuple(dict.fromkeys(name for name in names if name != EVERYWHERE))

    def redactions(self, name: str) -> tuple[Redaction, ...]:
        """What is blacked out in a file."""
        return (*self.redact.get(EVERYWHERE, ()), *self.redact.get(name, ()))

    def renamed(self, names: Mapping[str, str]) -> "ExhibitChoices":
        """The same choices with each file under its new name; those about a file that has none are left out."""
        new = {**names, EVERYWHERE: EVERYWHERE}
        return ExhibitChoices(
            order=tuple(new[name] for name in self.order if name in new),
            drop=tuple(new[name] for name in self.drop if name in new),
            pages={new[name]: pages for name, pages in self.pages.items() if name in new},
            redact={new[name]: found for name, found in self.redact.items() if name in new},
        )
