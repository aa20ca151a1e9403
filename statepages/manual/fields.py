"""Pages about fields: their names, and what each of them takes."""

PAGES = (
    """
    field-name: the name of a field is a word.

    No quotes, stars or other signs stand around it.

    Passes::

        host: Ana Lee

    Fails::

        **host**: Ana Lee
    """,
    """
    unknown-field: fields have the names that the site knows, in the places where they belong.

    A field of another name, or one that stands elsewhere, would be on no page. The message says which one
    was probably meant, or where it belongs. What has no field of its own goes into details.

    Passes::

        where:
          zip: 19380

    Fails::

        where:
          zipcode: 19380
    """,
    """
    duplicate-field: a field stands once.

    Of two fields with the same name nobody can tell which one counts.

    Passes::

        title: Phone bank for Ohio

    Fails::

        title: Phone bank for Ohio
        title: Phone bank
    """,
    """
    missing-field: what a page needs is there.

    An event needs title, kind, when and where; a place needs its ZIP, and a time its start.

    Passes::

        where:
          venue: The library
          zip: 19380

    Fails::

        where:
          venue: The library
    """,
    """
    empty: a field that is there says something.

    What names a thing, such as a title, a host or the words of a link, has a letter or a digit: emoji alone
    cannot be read out.

    Passes::

        host: Ana

    Fails::

        host:
    """,
    """
    field-kind: a field has the kind of value that it takes.

    Some take one text, some a list, and some take fields of their own, which stand below them.

    Passes::

        contact:
          email: ana@example.org

    Fails::

        contact: ana@example.org
    """,
    """
    text: one text stands where one text belongs.

    Passes::

        host: Ana

    Fails::

        host: {first: Ana, last: Lee}
    """,
)
