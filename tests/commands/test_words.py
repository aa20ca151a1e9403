"""`words`: a file with all words of the pages, in which people fill in their own."""

import io

from babel.messages.pofile import read_po

from tests.test_cli import run


def test_the_list_is_a_catalog_without_translations() -> None:
    done = run("words")
    assert done.exit_code == 0
    messages = [message for message in read_po(io.BytesIO(done.output.encode())) if message.id]
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in messages}
    assert {"Find an event", "Today", "EEE, MMM d", "{n} event", "Latest details:"} <= known
    assert {message.string for message in messages} == {"", ("", "")}
