"""A browser shows the published copy of a picture just as it shows the file that it was made from."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from statepages.picture import read_picture
from tests.pictures import PROFILE, noise, placed, revealing, saved

SHOWN = """
async (name) => {
  const image = new Image();
  image.src = name;
  try {
    await image.decode();
  } catch {
    return "nothing";
  }
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return `${width} by ${height}: ${data.join(" ")}`;
}
"""


def test_the_copy_shows_what_the_file_shows(
    tab: Page, tmp_path: Path, serve_folder: Callable[..., str]
) -> None:
    pictures = revealing() | {
        f"{kind} that stands as {turn}": saved(noise(), kind, exif=placed(turn), icc_profile=PROFILE)
        for kind in ("jpg", "png", "webp", "avif")
        for turn in range(1, 9)
    }
    (tmp_path / "index.html").write_text("<!doctype html><title>Pictures</title>")
    for number, (name, data) in enumerate(pictures.items()):
        kind = name.partition(" ")[0]
        (tmp_path / f"{number}-file.{kind}").write_bytes(data)
        (tmp_path / f"{number}-copy.{kind}").write_bytes(read_picture(data).data)
    tab.goto(serve_folder(tmp_path))
    for number, name in enumerate(pictures):
        kind = name.partition(" ")[0]
        shown, copy = (tab.evaluate(SHOWN, f"{number}-{which}.{kind}") for which in ("file", "copy"))
        assert shown.startswith(("40 by 30", "30 by 40")), name
        assert copy == shown, name
        width, height = read_picture(pictures[name]).size or (0, 0)
        assert copy.startswith(f"{width} by {height}:"), name
