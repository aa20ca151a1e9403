"""The codespace sets up and serves the site with what the repository has, at the port that it forwards."""

import json
import re

from statepages.commands.serve import command
from tests.site import ROOT

SPACE = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text())


def test_its_commands_are_targets_of_make() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for name in ("updateContentCommand", "postAttachCommand"):
        target = re.fullmatch("make ([a-z]+)", SPACE[name])
        assert target
        assert re.search(rf"^{target[1]}:", makefile, re.MULTILINE)


def test_the_port_that_it_forwards_is_that_of_serve() -> None:
    [port] = [option.default for option in command.params if option.name == "port"]
    assert SPACE["forwardPorts"] == [port]
    assert SPACE["portsAttributes"][str(port)]["onAutoForward"] == "openPreview"


def test_its_images_are_pinned_and_new_enough() -> None:
    python = re.search(r"/python:\d+-3\.(\d+)-[a-z]+$", SPACE["image"])
    assert python
    assert int(python[1]) >= 11
    [node] = [options["version"] for name, options in SPACE["features"].items() if "/node:" in name]
    needed = json.loads((ROOT / "package.json").read_text())["engines"]["node"]
    assert int(node) >= int(re.findall(r"\d+", needed)[0])


def test_it_installs_the_extensions_that_vs_code_is_asked_to_have() -> None:
    recommended = json.loads((ROOT / ".vscode" / "extensions.json").read_text())["recommendations"]
    assert SPACE["customizations"]["vscode"]["extensions"] == recommended
