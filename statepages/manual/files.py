"""Pages about files as a whole: what they are, how they are saved, what they hold."""

PAGES = (
    """
    not-utf-8: files are saved as UTF-8.

    UTF-8 is how nearly all programs save text today. Some on Windows still choose another way by
    themselves; then the letters beyond a to z are lost on the page. In Notepad, choose Save as, and
    UTF-8 under Encoding. The rest of the file is looked at as well as it can be.

    Passes::

        title: Meet at the café

    Fails::

        # content/events/pa/canvass.yaml, saved in Windows' encoding
        title: Meet at the café
    """,
    """
    file-kind: files are plain text.

    A Word document, a PDF or a saved web page is more than its words, and none of it can be read
    here. Copy the words into a new file, with a plain text editor or on the web site of the project.

    Passes::

        title: Phone bank for Ohio

    Fails::

        # content/events/pa/canvass.yaml, all of it
        <!DOCTYPE html>
        <html><body>Phone bank for Ohio</body></html>
    """,
    """
    file-size: a file has at most 64 kilobytes.

    That is some thirty printed pages. More is a slip, such as a whole web site in place of an event.

    Passes::

        title: Phone bank for Ohio

    Fails::

        # content/events/pa/canvass.yaml, ten thousand times
        title: Phone bank for Ohio
    """,
    """
    empty-file: a file says something.

    A file that is empty, or holds nothing but comments, makes no page. Write its fields or delete it.

    Passes::

        title: Phone bank for Ohio

    Fails::

        # content/events/pa/canvass.yaml, all of it
        # Canvass in May
    """,
    """
    no-fields: a file is made of names with their values.

    Each line begins with the name of a field and a colon. A file holds one event, one state page or one
    post, so it is no list either: no hyphen stands before its first field.

    Passes::

        title: Phone bank for Ohio

    Fails::

        # content/events/pa/canvass.yaml, all of it
        Come and call voters in Ohio with us.
    """,
    """
    many-problems: a file has a few slips, not hundreds.

    Something that is no event at all was saved as one, or a program has changed every line. Five hundred
    problems of a file are told, and how many there are.

    Passes::

        title: Phone bank for Ohio

    Fails::

        # content/events/pa/canvass.yaml, a thousand times
        title: Phone bank for Ohio
    """,
    """
    many-values: a file has some dozens of values, not thousands.

    Five thousand names and values are more than an event with a time for every day of the year has. What
    has more is a list of something else, and nothing of it is read.

    Passes::

        tags: [calls]

    Fails::

        # content/events/pa/canvass.yaml, ten thousand times
        - a
    """,
    """
    documents: a file ends where it ends.

    A line of three hyphens ends a file early, and nothing below it is read. A second event belongs in a
    file of its own, and a longer text in the field details.

    Passes::

        title: Phone bank for Ohio
        details: |
          Come along.

    Fails::

        # content/events/pa/canvass.yaml, all of it
        title: Phone bank for Ohio
        kind: phone-bank
        when: anytime
        where: online
        ---
        Come along.
    """,
    """
    copied-front: lines are copied without what stands in front of them.

    A comparison of versions shows a plus before each new line, a mail a > before each quoted one, and
    some programs number the lines. None of that belongs into the file.

    Passes::

        title: Phone bank for Ohio

    Fails::

        # content/events/pa/canvass.yaml, all of it
        +title: Phone bank for Ohio
        +kind: phone-bank
        +when: anytime
        +where: online
    """,
    """
    braces: between braces, a comma stands behind each field.

    A file may be written as JSON, with all of it between { and }. Then names and texts have quotes, and
    a comma stands between one field and the next. The form without braces needs none of that.

    Passes::

        # content/events/pa/canvass.yaml, all of it
        {"title": "Calls", "kind": "phone-bank", "when": "anytime", "where": "online"}

    Fails::

        # content/events/pa/canvass.yaml, all of it
        {"title": "Calls" "kind": "phone-bank", "when": "anytime", "where": "online"}
    """,
    """
    garbled: garbled letters are mended.

    Text that went through a program with another idea of letters comes out as â€™ for an apostrophe.
    Where it is certain what stood there, the page shows that, and `build.py fix --write` fixes the file.

    Passes::

        title: Here’s how

    Fails::

        title: Hereâ€™s how
    """,
    """
    garbled-guess: garbled letters that can only be guessed at are typed anew.

    Here a part of the letters is lost, so what stood there is a guess. Only a person can tell.

    Passes::

        title: 👍 for Ohio

    Fails::

        title: ðŸ‘ for Ohio
    """,
    """
    lost-text: letters that were lost are typed anew.

    A program put � in the place of a letter that it did not know. Nothing tells which one it was.

    Passes::

        title: Meet at the café

    Fails::

        title: Meet at the caf�
    """,
    """
    git-name: content has no file of git's own.

    git gives some names a meaning: .git, .gitattributes and others that begin so, HEAD, config, objects,
    refs and hooks. A folder with a few of them is a repository of its own, whose settings can start
    programs; .gitattributes can keep a change out of sight. So content/ has none of them, in capitals or
    not, and none of the other ways to write them that Windows or a Mac takes for the same. Such a file is
    not opened. What your repository needs of them belongs above content/.

    Passes::

        # content/events/pa/canvass.yaml
        title: Phone bank for Ohio

    Fails::

        # content/events/pa/.gitattributes, all of it
        * -diff
    """,
    """
    backup-file: what programs leave behind is deleted.

    Editors keep copies beside a file (canvass.yaml~, #canvass.yaml#, canvass.yaml.bak), and systems keep
    files of their own, such as Thumbs.db and desktop.ini. Nothing of that is read or published, and the
    site is made without it. A README.md for those who edit may stay.

    Passes::

        # content/events/pa/canvass.yaml
        title: Phone bank for Ohio

    Fails::

        # content/events/pa/Thumbs.db, all of it
        A list of small pictures
    """,
    """
    hidden-character: nothing hides in a text.

    Copied text can carry characters that nobody sees: some have no width and split a word for those who
    search for it, others turn the direction of what follows or ring a bell. Those of no width are left
    out of the page, and told; the others are errors. Where a language needs them, they may stay. A number
    between double quotes that stands for such a character, as "\\u202e" does, is told alike.

    Passes::

        title: Volunteers for Ohio

    Fails::

        title: Volun\u200bteers for Ohio
    """,
)
