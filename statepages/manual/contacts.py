"""Pages about links, and ways to reach somebody."""

PAGES = (
    """
    link-scheme: a link begins with https:, http:, mailto: or tel:.

    Passes::

        signup: https://example.org/canvass

    Fails::

        signup: example.org/canvass
    """,
    """
    link: a link is whole, stands alone, and names a site.

    Copy it from the address bar. What should stand around it goes into a text. A site goes by its name,
    not by a number or by letters that look like another's. A mail link has one address and at most a subject.

    Passes::

        signup: https://example.org/canvass

    Fails::

        signup: https://example.org/canvass or call us
    """,
    """
    site-url: the address of the site is one under which pages can lie.

    Passes::

        # content/site.yaml
        url: https://example.org/hub/

    Fails::

        # content/site.yaml
        url: https://example.org/?site=hub
    """,
    """
    email: a mail address stands alone.

    Passes::

        contact:
          email: ana@example.org

    Fails::

        contact:
          email: ana at example.org
    """,
    """
    phone: a telephone number has ten digits.

    One of another country begins with + and the number of the country.

    Passes::

        contact:
          phone: 215-555-0100

    Fails::

        contact:
          phone: 555-0100
    """,
    """
    contact: a contact can be reached.

    Passes::

        contact:
          name: Ana
          email: ana@example.org

    Fails::

        contact:
          name: Ana
    """,
    """
    maintainer: a maintainer is named as where the pull requests are.

    It is the name of a user, or of a team behind its organisation; a change in the state's folder is
    shown to them.

    Passes::

        # content/states/oh.yaml
        maintainers: [mona, porchlight/ohio]

    Fails::

        # content/states/oh.yaml
        maintainers: [Mona from the desk]
    """,
)
