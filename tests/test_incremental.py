"""A build that keeps unchanged files gives the same bytes as one from nothing, whatever has changed."""

import os
import random
import shutil
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from statepages.build import Built
from statepages.cache import Cache
from statepages.history import last_commit
from statepages.paths import Paths
from statepages.render import paginator
from tests.pictures import noise, picture, placed, saved
from tests.repository import git, repository
from tests.site import EVENT, NOON, ROOT, SITE, STATE, build_at

ZIPS = {"pa": "19380", "wi": "54703", "ny": "11201", "us": "60540"}
KINDS = ("canvass", "phone-bank", "training", "carpool")
WHENS = (
    "anytime",
    "to be announced",
    "[{start: 2024-10-14 1 pm, end: 3 pm}]",
    "[{start: 2024-10-19 10 am, end: 1 pm}]",
    "[{start: 2024-10-12 10 am, repeat: weekly, until: 2024-11-09}]",
    "[{start: 2024-11-02, all day: yes}]",
)
WHERES = ("online", "{{zip: {zip}}}", "{{zip: {zip}, venue: The library, online: yes}}")


@dataclass
class Desk:
    """A content folder with somebody who changes it at random, the clock, and what builds keep."""

    folder: Path
    chance: random.Random
    paths: Paths
    now: datetime = NOON
    engine: str = "one"
    count: int = 0
    cache: Cache | None = None
    done: list[str] = field(default_factory=list)

    @property
    def content(self) -> Path:
        return self.paths.content

    def write(self, name: str, text: str | bytes) -> None:
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def one(self, pattern: str) -> Path | None:
        found = sorted(self.content.glob(pattern))
        return self.chance.choice(found) if found else None

    def add_event(self) -> None:
        folder = self.chance.choice(sorted(ZIPS))
        self.count += 1
        self.write(f"events/{folder}/event-{self.count}.yaml", self.event(folder))

    def event(self, folder: str) -> str:
        lines = [
            f"title: Event {self.chance.randint(1, 10**6)} of the café",
            f"kind: {self.chance.choice(KINDS)}",
            f"when: {self.chance.choice(WHENS)}",
            f"where: {self.chance.choice(WHERES).format(zip=ZIPS[self.chance.choice(sorted(ZIPS))])}",
            f"helps: [{folder.upper()}{self.chance.choice(['', ', PA', ', WI, NY', ', US'])}]",
            "timezone: America/New_York",
            self.chance.choice(["pinned: yes", "priority: high", "status: full", "host: The neighbors"]),
            "details: Bring **water** and a friend.",
        ]
        if self.chance.random() < 0.2:
            lines.append("image: {file: here.png, alt: A street}")
        return "\n".join(lines) + "\n"

    def change_event(self) -> None:
        path = self.one("events/*/*.yaml")
        if path:
            path.write_text(self.event(path.parent.name))

    def comment_on_event(self) -> None:
        path = self.one("events/*/*.yaml")
        if path:
            path.write_text(path.read_text() + "# a word\n")

    def rename_event(self) -> None:
        path = self.one("events/*/*.yaml")
        if path:
            self.count += 1
            path.rename(path.with_name(f"renamed-{self.count}.yaml"))

    def delete_event(self) -> None:
        path = self.one("events/*/*.yaml")
        if path:
            path.unlink()

    def garble_event(self) -> None:
        path = self.one("events/*/*.yaml")
        if path:
            path.write_text(path.read_text().replace("café", "cafÃ©"))

    def change_state(self) -> None:
        code = self.chance.choice(["pa", "wi", "ny"])
        self.write(f"states/{code}.yaml", STATE.replace("Come", f"Come {self.chance.randint(1, 99)} times"))

    def change_regions(self) -> None:
        name, zips = f"Region {self.chance.randint(1, 9)}", self.chance.choice(["193", "19380", "191"])
        self.write(
            "states/pa.yaml", f"{STATE}regions:\n  - {{name: {name}, zips: {zips}}}\n  - name: Other\n"
        )

    def delete_state(self) -> None:
        path = self.one("states/*.yaml")
        if path:
            path.unlink()

    def change_post(self) -> None:
        number = self.chance.randint(1, 3)
        states = self.chance.choice(["PA, WI, NY", "PA, WI"])
        day, title = f"2024-10-0{number}", f"Post {self.chance.randint(1, 99)}"
        text = f"title: {title}\ndate: {day}\nstates: [{states}]\nbody: Read.\n"
        self.write(f"posts/{day}-post.yaml", text)

    def change_page(self) -> None:
        number = self.chance.randint(1, 2)
        text = f"title: Page {self.chance.randint(1, 99)}\nbody: Read **this**.\n"
        self.write(f"pages/page-{number}.yaml", text)

    def delete_page(self) -> None:
        path = self.one("pages/*.yaml")
        if path:
            path.unlink()

    def delete_post(self) -> None:
        path = self.one("posts/*.yaml")
        if path:
            path.unlink()

    def change_settings(self) -> None:
        self.write("site.yaml", SITE.replace("Neighbors", f"Neighbors {self.chance.randint(1, 99)}"))

    def change_banner(self) -> None:
        """It goes away within hours, and its link may lead nowhere."""
        hour, link = self.chance.randint(1, 11), self.chance.choice(["events/", "page-1"])
        banner = f"{{text: Closed, until: 2024-10-15 {hour} am, link: {link}}}"
        self.write("site.yaml", f"{SITE}banner: {banner}\nredirects:\n  - {{from: old-{hour}, to: posts/}}\n")

    def change_kinds(self) -> None:
        label = f"Ride {self.chance.randint(1, 99)}"
        self.write("site.yaml", f"{SITE}kinds:\n  - campaign\n  - {{name: carpool, label: {label}}}\n")

    def change_kinds_to_some(self) -> None:
        """Most events are then in error, and what is kept must say so too."""
        self.write("site.yaml", f"{SITE}kinds: [canvass, phone-bank]\n")

    def change_picture(self) -> None:
        self.write("images/here.png", picture(seed=self.chance.randint(0, 255)))

    def change_picture_to_one_that_tells(self) -> None:
        self.write("images/here.png", saved(noise(seed=self.chance.randint(0, 255)), "png", exif=placed()))

    def change_template(self) -> None:
        path = self.chance.choice(sorted(self.paths.templates.glob("pages/*.html")))
        path.write_text(path.read_text() + f"\n<!-- {self.chance.randint(1, 99)} -->\n")

    def change_style(self) -> None:
        path = self.paths.templates / "assets" / "css" / "base.css"
        path.write_text(path.read_text() + f"\n.x{self.chance.randint(1, 99)} {{ color: red }}\n")

    def another_engine(self) -> None:
        self.engine = f"engine {self.chance.randint(1, 99)}"

    def commit_content(self) -> None:
        """Times of change are read from the history."""
        if not (self.folder / ".git").exists():
            repository(self.folder)
        git(self.folder, "add", "--all", "content")
        self.count += 1
        at = (NOON + timedelta(minutes=self.count)).isoformat()
        git(self.folder, "commit", "--quiet", "--allow-empty", "--message", "A change", at=at)

    def lose_history(self) -> None:
        shutil.rmtree(self.folder / ".git", ignore_errors=True)

    def time_passes(self) -> None:
        self.now += timedelta(hours=4 if self.now == NOON else self.chance.choice([0.1, 9, 30, 24 * 20]))

    def spoil_cache(self) -> None:
        path = self.chance.choice(sorted(filter(Path.is_file, self.kept.glob("*"))) or [self.kept / "none"])
        if not path.exists():
            return
        data = path.read_bytes()
        spoiled = [data[: len(data) // 2], data.replace(b"pa", b"wi", 1), b"", b"null", b"\xff" * 9]
        path.write_bytes(self.chance.choice(spoiled))

    def lose_cache(self) -> None:
        shutil.rmtree(self.kept, ignore_errors=True)

    def copy_cache(self) -> None:
        if self.kept.is_dir():
            shutil.copytree(self.kept, self.folder / "copy", copy_function=shutil.copy2)
            shutil.rmtree(self.kept)
            (self.folder / "copy").rename(self.kept)

    def spoil_spare(self) -> None:
        for path in sorted(self.kept.glob("spare/**/*.html"))[:2]:
            path.unlink()
            path.write_text("spoiled")

    def spoil_output(self) -> None:
        found = sorted(self.paths.output.rglob("*.html"))
        if found:
            self.chance.choice(found).write_text("spoiled")

    def lose_output(self) -> None:
        found = sorted(self.paths.output.rglob("*.json"))
        if found:
            self.chance.choice(found).unlink()

    def add_to_output(self) -> None:
        if self.paths.output.is_dir():
            (self.paths.output / "events" / "stray.html").write_text("a stray")

    @property
    def kept(self) -> Path:
        return self.folder / ".output.cache"


CHANGES = [name for name in vars(Desk) if name.split("_")[0] in {
    "add", "change", "comment", "rename", "delete", "garble", "another", "time", "spoil", "lose", "copy",
    "commit",
}]  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    paths = Paths.under(ROOT, tmp_path / "content", tmp_path / "output")
    templates = tmp_path / "templates"
    shutil.copytree(paths.templates, templates)
    seed, page_size = request.param
    monkeypatch.setattr(paginator, "PAGE_SIZE", page_size)
    made = Desk(tmp_path, random.Random(seed), replace(paths, templates=templates))
    made.write("site.yaml", SITE)
    made.write("images/here.png", picture())
    made.write("events/pa/today.yaml", EVENT.replace("2024-10-19", "2024-10-14"))
    for change in (*[made.add_event] * 6, made.change_state, made.change_state, made.change_post):
        change()
    return made


@pytest.mark.parametrize("desk", [(1, 50), (2, 2)], indirect=True, ids="seed {0[0]}, {0[1]} a page".format)
def test_the_site_equals_that_of_a_build_from_nothing(desk: Desk) -> None:
    """Each of the two makes half of the changes, and some that matter to both."""
    half = CHANGES[::2] if paginator.PAGE_SIZE == 50 else CHANGES[1::2]
    changes = [*half, "time_passes", "change_event", "change_event", "commit_content", "lose_cache"]
    desk.chance.shuffle(changes)
    fresh = replace(desk.paths, output=desk.folder / "fresh")
    before: object = None
    expected: Built | None = None
    for change in ["add_event", *changes]:
        getattr(desk, change)()
        desk.done.append(change)
        if desk.chance.random() < 0.5:
            time.sleep(0.11)  # long enough for stamps to show what has changed
        # Another process would not know about pages of another size.
        workers = 2 if paginator.PAGE_SIZE == 50 and desk.chance.random() < 0.2 else 1
        cache = _kept_cache(desk)
        result = build_at(desk.paths, desk.now, cache=cache, workers=workers)
        if desk.chance.random() < 0.9:  # else it is killed when the site is published
            cache.save()
        # A build from nothing does not notice a damaged or lost site or cache.
        given = desk.now, files(desk.content), files(desk.paths.templates), last_commit(desk.content)
        if given != before:
            before, expected = given, build_at(fresh, desk.now, workers=1)
        assert expected
        assert result.problems == expected.problems, desk.done
        assert result.published == expected.published
        if result.published:
            assert files(desk.paths.output) == files(fresh.output), desk.done
            assert result.tree and expected.tree
            assert (result.tree.pages, len(result.tree.files), result.tree.size) == (
                expected.tree.pages,
                len(expected.tree.files),
                expected.tree.size,
            )


@pytest.mark.parametrize("desk", [(3, 50)], indirect=True, ids="seed {0[0]}".format)
def test_what_was_added_and_taken_back(desk: Desk) -> None:
    """The files are as they were two builds ago, to the last stamp, and so is the site."""
    cache = Cache(desk.kept, desk.engine)

    def publish() -> dict[str, bytes]:
        assert build_at(desk.paths, desk.now, cache=cache).published
        return files(desk.paths.output)

    time.sleep(0.15)  # from now on stamps are enough to show that nothing has changed
    before = publish()
    desk.write("events/pa/added.yaml", EVENT.replace("doors", "more doors"))
    assert publish().keys() - before.keys() == {
        f"events/pa/added/{name}" for name in ("event.ics", "index.html")
    }
    (desk.content / "events" / "pa" / "added.yaml").unlink()
    assert publish() == before


@pytest.mark.parametrize("desk", [(3, 50)], indirect=True, ids="seed {0[0]}".format)
def test_node_comes_and_goes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With Node the scripts of the finder are bundled; another shell may not find Node."""
    time.sleep(0.15)  # from now on stamps are enough to show that nothing has changed
    paths = [os.environ["PATH"], str(desk.folder), os.environ["PATH"]]
    for path in paths:
        monkeypatch.setenv("PATH", path)
        with Cache(desk.kept, desk.engine) as cache:
            assert build_at(desk.paths, desk.now, cache=cache).published
        assert build_at(replace(desk.paths, output=desk.folder / "fresh"), desk.now).published
        assert files(desk.paths.output) == files(desk.folder / "fresh")


@pytest.mark.parametrize("desk", [(3, 50)], indirect=True, ids="seed {0[0]}".format)
def test_a_state_without_events_changes_with_the_last_event_elsewhere(desk: Desk) -> None:
    """Its page sends people to other events as long as there are any."""
    desk.write("states/wi.yaml", STATE)
    cache = Cache(desk.kept, desk.engine)

    def nothing_here() -> str:
        assert build_at(desk.paths, desk.now, cache=cache).published
        return (desk.paths.output / "wisconsin" / "index.html").read_text()

    for path in desk.content.glob("events/*/*.yaml"):
        path.unlink()
    desk.write("events/pa/last.yaml", EVENT)
    assert "Find events near you" in nothing_here()
    (desk.content / "events/pa/last.yaml").unlink()
    assert "Find events near you" not in nothing_here()


@pytest.mark.parametrize("desk", [(3, 50)], indirect=True, ids="seed {0[0]}".format)
def test_other_kinds_are_other_events(desk: Desk) -> None:
    """No event file changes, and each is read again."""
    desk.write("events/pa/doors.yaml", EVENT)
    time.sleep(0.15)  # from now on stamps alone tell that nothing has changed

    def told(kinds: str) -> list[str]:
        desk.write("site.yaml", f"{SITE}{kinds}")
        with Cache(desk.kept, desk.engine) as cache:
            result = build_at(desk.paths, desk.now, cache=cache)
        return [
            problem.message for problem in result.problems if problem.place.path.endswith("pa/doors.yaml")
        ]

    page = desk.paths.output / "events" / "pa" / "doors" / "index.html"
    assert told("") == []
    assert "Canvass" in page.read_text()
    assert 'Choose "food-run" or "diaper-drive".' in told("kinds: [Food run, Diaper drive]\n")[0]
    assert told("kinds: [campaign, {name: canvass, label: Door knocking}]\n") == []
    assert "Door knocking" in page.read_text()
    assert told("") == []
    assert "Door knocking" not in page.read_text()


def _kept_cache(desk: Desk) -> Cache:
    """What the last build left: in this process, as with `serve`, or read from disk again."""
    if desk.cache is None or desk.chance.random() < 0.6 or desk.done[-1:] == ["another_engine"]:
        desk.cache = Cache(desk.kept, desk.engine)
    return desk.cache


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("desk", [(3, 50)], indirect=True, ids="seed {0[0]}".format)
def test_regions_and_the_events_in_them_come_and_go(desk: Desk) -> None:
    """An event file stays as it is when another file says which region its ZIP code is in."""
    fresh = replace(desk.paths, output=desk.folder / "fresh")
    desk.write("events/pa/doors.yaml", EVENT)
    with_regions = STATE + "regions:\n  - {{name: Chester County, zips: {}}}\n  - name: Far County\n"
    for state, event in [
        (STATE, EVENT),
        (with_regions.format("193"), EVENT),
        (with_regions.format("194"), EVENT),
        (with_regions.format("194"), f"{EVENT}region: Far County\n"),
        (with_regions.format("193").replace("Chester", "West"), EVENT),
        (STATE, EVENT),
    ]:
        desk.write("states/pa.yaml", state)
        desk.write("events/pa/doors.yaml", event)
        with Cache(desk.kept, desk.engine) as cache:
            assert build_at(desk.paths, desk.now, cache=cache).published
        assert build_at(fresh, desk.now).published
        assert files(desk.paths.output) == files(fresh.output)
