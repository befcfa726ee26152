"""Which lines of the list are shown, and in which order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from claimback.web.accounts.names import plain
from claimback.web.desk.rows import Row

PAGE = 25
SHOWN: dict[str, Callable[[Row], bool]] = {
    "open": lambda row: row.stage != "done",
    "soon": lambda row: row.soon,
    "waiting": lambda row: row.stage == "waiting",
    "mine": lambda row: row.mine and row.stage != "done",
    "nobodys": lambda row: not row.assigned and row.stage != "done",
    "done": lambda row: row.stage == "done",
}
ORDERS: dict[str, Callable[[Row], tuple[object, ...]]] = {
    "due": lambda row: (row.due.due if row.due else date.max, row.name.casefold()),
    "name": lambda row: (row.name.casefold(),),
    "new": lambda row: (-row.number,),
}


@dataclass(frozen=True)
class Listing:
    """A page of the list."""

    rows: list[Row]
    show: str
    order: str
    page: int
    pages: int
    counts: dict[str, int] = field(default_factory=dict)


def listing(every: list[Row], show: str, order: str, page: int, search: str = "") -> Listing:
    """The page. A search looks through all names, whatever is shown else."""
    show, order = show if show in SHOWN else "open", order if order in ORDERS else "due"
    wanted = plain(search)
    fitting = [row for row in every if (wanted in plain(row.name) if wanted else SHOWN[show](row))]
    found = sorted(fitting, key=ORDERS[order])
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 1), pages)
    counts = {name: sum(map(one, every)) for name, one in SHOWN.items()}
    return Listing(found[(page - 1) * PAGE : page * PAGE], show, order, page, pages, counts)
