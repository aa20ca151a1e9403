"""What readers find in a post, and in the credits."""

from tests.render.pages import page
from tests.render.sample import POST, links, sample


def test_post() -> None:
    whole = page(sample(), POST.path)
    assert whole.one("h1").text == "Rides"
    assert whole.one("main").one("time").text == "October 11, 2024"
    assert whole.one("strong").text == "this"
    assert links(whole)["OH Ohio"] == "../../events/?state=OH"
    assert links(whole)["Call Ohio"] == "https://example.org/oh"
    # Read to the eye "Training", to the ear "Training: Call Ohio".
    assert links(whole)["TrainingTraining: Call Ohio"] == "https://example.org/t"


def test_credits_name_the_data_and_the_figures() -> None:
    whole = page(sample(), "credits/")
    assert {"GeoNames", "zipcodes", "ftfy"} <= links(whole).keys()
    assert "Margin: 21,000. Source, checked October 1, 2024" in whole.one("main").text
