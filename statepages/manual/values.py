"""Pages about values: places, states, pictures, and words from fixed lists."""

PAGES = (
    """
    zip: a ZIP code has five digits and exists.

    Spreadsheets drop the zero in front: the ZIP codes of New England and New Jersey begin with one.

    Passes::

        # content/events/ma/canvass.yaml
        where:
          zip: 02134

    Fails::

        # content/events/ma/canvass.yaml
        where:
          zip: 2134
    """,
    """
    military-zip: the ZIP code of a place is no military one.

    Those of the army, the fleet and embassies (APO, FPO, DPO) begin with 09, 340 and 962 to 966. They follow
    their people around the world, and have no place on the map that a reader could come to.

    Passes::

        where: online

    Fails::

        where:
          zip: 09012
    """,
    """
    unknown-state: a state is named by its two letters or its name.

    Passes::

        helps: [PA, Ohio]

    Fails::

        helps: [Pensylvania]
    """,
    """
    unknown-where: where is a place with its ZIP, or online.

    Passes::

        where: online

    Fails::

        where: Philadelphia
    """,
    """
    kind: the kind of an event is one of the site's kinds.

    Readers choose from these kinds when they look for an event. Which ones a site has is set in site.yaml,
    under kinds. Without that line they are those of a campaign: canvass, phone-bank, carpool and more.
    All of them are in [docs/kinds.md](kinds.md).

    Passes::

        kind: phone-bank

    Fails::

        kind: protest
    """,
    """
    kinds: the kinds of a site are a preset, or a list.

    A preset is campaign, food-bank, disaster-relief, library or civic. An entry of a list is a preset, or
    a kind of the site's own: its label, or its name, label and plural. Each name and each label is there
    once. [docs/kinds.md](kinds.md) has examples.

    Passes::

        # content/site.yaml
        kinds:
          - food-bank
          - Diaper drive
          - name: esl
            label: English class
            plural: English classes

    Fails::

        # content/site.yaml
        kinds: food-bnk
    """,
    """
    unknown-status: the status is scheduled, full, cancelled, postponed or moved-online.

    Without the line an event is scheduled. Whether it is over, the site sees by itself.

    Passes::

        status: cancelled

    Fails::

        status: maybe
    """,
    """
    unknown-priority: the priority is high or normal.

    Passes::

        priority: high

    Fails::

        priority: 3
    """,
    """
    unknown-accessibility: the status of accessibility is accessible, partly, not-accessible or unknown.

    Passes::

        accessibility:
          status: partly
          notes: Two steps at the door.

    Fails::

        accessibility:
          status: two steps at the door
    """,
    """
    yes-or-no: a question is answered with yes or no.

    Passes::

        pinned: yes

    Fails::

        pinned: maybe
    """,
    """
    language: languages have their English names.

    Passes::

        languages: [English, Spanish]

    Fails::

        languages: [Englisch]
    """,
    """
    image-name: a picture is named by its file in content/images.

    Passes::

        # content/images/canvass.jpg
        # content/events/pa/canvass.yaml
        image:
          file: canvass.jpg
          alt: Five volunteers with clipboards

    Fails::

        # content/images/canvass.jpg
        # content/events/pa/canvass.yaml
        image:
          file: content/images/canvass.jpg
          alt: Five volunteers with clipboards
    """,
    """
    colour: a colour has a # and six digits, and stands in quotes.

    Passes::

        # content/site.yaml
        accent: "#1f5fa8"

    Fails::

        # content/site.yaml
        accent: dark blue
    """,
    """
    no-settings: the site has its settings.

    The file site.yaml names the site, the address it is published at, and its time zone.

    Passes::

        # content/site.yaml
        name: Neighbors
        url: https://example.org/
        timezone: America/New_York

    Fails::

        # content/settings.yaml
        name: Neighbors
    """,
)
