"""Pages about how texts are written: quotes, brackets, signs with a meaning, lengths."""

PAGES = (
    """
    colon: a text with a colon and a space in it stands in quotes.

    A colon with a space behind it ends the name of a field. In the middle of a text it would do so again.

    Passes::

        title: "Calls: Mondays at 6"

    Fails::

        title: Calls: Mondays at 6
    """,
    """
    quote-in-quotes: a quote closes at the end of its text.

    An apostrophe between single quotes ends the text early, and so does a double quote between double
    ones. Take the other kind of quotes around it.

    Passes::

        title: "Don't wait"

    Fails::

        title: 'Don't wait'
    """,
    """
    open-quote: a quote that opens also closes.

    Passes::

        title: "Calls"

    Fails::

        title: "Calls
    """,
    """
    backslash: between double quotes a backslash has a meaning of its own.

    Take single quotes around a text with backslashes, or none.

    Passes::

        title: 'Calls \\d voters'

    Fails::

        title: "Calls \\d voters"
    """,
    """
    first-character: a text that begins with a special sign stands in quotes.

    At the start of a value @, `, %, &, *, !, [, { and a few others have a meaning of their own.

    Passes::

        title: "@home calls"

    Fails::

        title: @home calls
    """,
    """
    open-list: a bracket that opens also closes.

    Between [ and ] stand the entries of a list, with commas between them and nothing behind.

    Passes::

        helps: [PA, OH]

    Fails::

        helps: [PA, OH
    """,
    """
    comma: commas stand between the entries of a list and nowhere else.

    Passes::

        title: "Calls"

    Fails::

        title: "Calls",
    """,
    """
    shortcut: every value is written out.

    YAML, the form of these files, has signs to repeat a value that stands elsewhere, and to name its
    type. They hide what a file says, and are not used here. A text that only looks like one needs quotes.

    Passes::

        title: "*calls"

    Fails::

        title: *calls
    """,
    """
    too-long: texts have a length that a page can carry.

    A title has at most 120 characters, a summary 200, the details of an event 4,000, other texts up to
    8,000.

    Passes::

        summary: Come along.

    Fails::

        summary: |
          We meet in the room behind the library, drink something warm, and then we call voters
          in two states until it is time for supper, which those who like cook and eat together,
          as we have done each Monday since the spring, rain or shine.
    """,
    """
    piled-accents: a letter carries no more accents than a language needs.

    Piled up by the dozen they cover the lines above and below.

    Passes::

        title: Phở with neighbors

    Fails::

        title: "Phone ba\u0301\u0302\u0303\u0304\u0305\u0306nk"
    """,
    """
    too-many-marks: a text in Markdown has at most 300 brackets, stars and the like.

    More than that would keep the build busy for a long time.

    Passes::

        details: "**Come** along."

    Fails::

        details: |
          ****************************************************************
          ****************************************************************
          ****************************************************************
          ****************************************************************
          ****************************************************************
    """,
)
