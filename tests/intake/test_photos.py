"""Several photos make one letter."""

import io
import zipfile

import pytest
from PIL import Image

from claimback.intake import gather, read_bytes
from claimback.intake.photos import by_name, in_order
from claimback.model import UnreadableFile

from .build import pdf, picture, saved


def test_names_count():
    assert sorted(["IMG_10.jpg", "IMG_9.jpg", "img_2.jpg"], key=by_name) == ["img_2.jpg", "IMG_9.jpg", "IMG_10.jpg"]


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["b\nPage 2 of 2", "a\nPage 1 of 2"], [1, 0]),
        (["b\n  2 of 3 ", "c page 3/3", "a PAGE 1 OF 3"], [2, 0, 1]),
        (["Page 2 of 2", "no number"], [0, 1]),
        (["Page 2 of 2", "Page 2 of 2"], [0, 1]),
        (["Page 2 of 3", "Page 1 of 2"], [0, 1]),
        (["see page 4 of 9\nPage 2 of 2", "Page 1 of 2"], [0, 1]),
    ],
)
def test_pages_that_tell_their_number_stand_in_order(texts, order):
    assert in_order(texts) == order


def test_photos_of_a_folder_are_one_letter(tmp_path):
    second = picture(pdf(text="\n\nThe request was denied on review.\n\nPage 2 of 2"), height=0.2)
    first = picture(pdf(text="\n\nWillow Bend Health Plan writes to you.\n\nPage 1 of 2"), height=0.2)
    (tmp_path / "IMG_1.png").write_bytes(saved(second))
    (tmp_path / "IMG_2.png").write_bytes(saved(first))
    data = gather(tmp_path)
    assert data == gather(tmp_path)
    document = read_bytes(data, "letter")
    assert document.ocr_pages == (1, 2)
    assert "Willow Bend" in document.pages[0].text and "denied on review" in document.pages[1].text


def test_a_folder_or_archive_of_other_things_is_no_letter(tmp_path):
    (tmp_path / "note.txt").write_text("a note", encoding="utf-8")
    with pytest.raises(UnreadableFile):
        gather(tmp_path)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("photo.png", saved(Image.new("L", (40, 40))))
        archive.writestr("note.txt", "a note")
    with pytest.raises(UnreadableFile, match="ZIP"):
        read_bytes(out.getvalue(), "letter.zip")
