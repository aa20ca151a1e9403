"""Pages about lines: what stands in front, hyphens, colons, marks."""

PAGES = (
    """
    tab: lines are indented with spaces.

    How far a line stands to the right says what it belongs to. A tab looks like some spaces, but how
    many it stands for differs from one screen to the next. Write two spaces for each step.

    Passes::

        when:
          - start: 2024-10-19 10 am

    Fails::

        when:
        \t- start: 2024-10-19 10 am
    """,
    """
    odd-space: spaces are plain ones.

    Text that was copied from a web page or a document can hold spaces of another kind, which look the
    same and do not count as spaces. Delete the space and type it anew.

    Passes::

        title: Phone bank for Ohio

    Fails::

        title:\u00a0Phone bank for Ohio
    """,
    """
    indentation: lines that belong together stand at the same column.

    The fields of a place stand two spaces to the right of where:, one below the other, and so do the
    lines of a longer text. A space too many or too few makes a line belong elsewhere, or nowhere.

    Passes::

        where:
          venue: The library
          zip: 19380

    Fails::

        where:
          venue: The library
         zip: 19380
    """,
    """
    dash: each entry of a list begins with a hyphen and a space.

    Only its first line has the hyphen; the other fields of the same entry stand below the first, without
    one. Bullets and long dashes are not hyphens.

    Passes::

        when:
          - start: 2024-10-19 10 am
            end: 1 pm

    Fails::

        when:
          • start: 2024-10-19 10 am
            end: 1 pm
    """,
    """
    no-colon: a colon stands behind the name of a field.

    Each line begins with a name, a colon and a space. A line without a name goes on with the text above
    it, and then it is indented.

    Passes::

        host: Ana Lee

    Fails::

        host Ana Lee
    """,
    """
    no-space: a space stands behind the colon.

    Without the space the colon counts as a part of the word.

    Passes::

        title: Phone bank for Ohio

    Fails::

        title:Phone bank for Ohio
    """,
    """
    block-mark: a text of several lines begins with | behind its name.

    The text stands on the lines below, each with two spaces in front, and nothing else stands behind the
    mark. Without it, lists and colons in the text are taken for something else.

    Passes::

        details: |
          Bring this:
          - water
          - shoes

    Fails::

        details: | Bring this:
          - water
          - shoes
    """,
    """
    syntax: what the line says can be made out.

    Here none of the usual slips was found, and still the line can not be read. Look at the quotes, the
    brackets, the colons and the spaces in front, on this line and the one above.

    Passes::

        helps:
          - PA
          - OH

    Fails::

        helps:
          -: PA
          - OH
    """,
    """
    depth: lists do not stand in lists in lists.

    No field takes anything deeper than two or three levels; twenty are a slip, or worse.

    Passes::

        tags: [calls, weekend]

    Fails::

        tags: [[[[[[[[[[[[[[[[[[[[[calls]]]]]]]]]]]]]]]]]]]]]
    """,
)
