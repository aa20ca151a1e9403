"""Pages about the times of an event together, and about time zones."""

PAGES = (
    """
    no-date: a start has its date.

    Passes::

        when:
          - start: 2024-10-19 10 am

    Fails::

        when:
          - start: 10 am
    """,
    """
    no-time: a start has its time.

    An event of all day has none, and says so.

    Passes::

        when:
          - start: 2024-10-19
            all day: yes

    Fails::

        when:
          - start: 2024-10-19
    """,
    """
    all-day: an event of all day has days alone.

    Passes::

        when:
          - start: 2024-10-19
            all day: yes

    Fails::

        when:
          - start: 2024-10-19 10 am
            all day: yes
    """,
    """
    end-before-start: an event ends after it starts.

    An end without a date is on the day of the start. One that runs past midnight is written with its date.

    Passes::

        when:
          - start: 2024-11-05 8 pm
            end: 2024-11-06 1 am

    Fails::

        when:
          - start: 2024-11-05 8 pm
            end: 1 am
    """,
    """
    clock-jump: times exist by the clocks of the place.

    In March, when the clocks go forward, one hour of the night is left out.

    Passes::

        when:
          - start: 2025-03-09 3:30 am

    Fails::

        when:
          - start: 2025-03-09 2:30 am
    """,
    """
    repeat: what is repeated has a last day.

    Passes::

        when:
          - start: 2024-10-19 10 am
            repeat: weekly
            until: 2024-11-02

    Fails::

        when:
          - start: 2024-10-19 10 am
            repeat: weekly
    """,
    """
    too-many-times: an event has at most 366 times.

    Passes::

        when:
          - start: 2024-10-19 10 am
            repeat: daily
            until: 2024-11-02

    Fails::

        when:
          - start: 2024-10-19 10 am
            repeat: daily
            until: 2026-11-02
    """,
    """
    until: a last day stands where it has something to end.

    Beside when: anytime it is the last day of the action; in an entry of when, that of its repetition.

    Passes::

        when: anytime
        until: 2024-11-05

    Fails::

        when:
          - start: 2024-10-19 10 am
        until: 2024-11-05
    """,
    """
    unknown-when: when is a list of times, anytime, or to be announced.

    Passes::

        when: to be announced

    Fails::

        when: soon
    """,
    """
    unknown-repeat: what is repeated is so daily, on weekdays, weekly, every 2 weeks or monthly.

    Passes::

        when:
          - start: 2024-10-21 6 pm
            repeat: weekly
            until: 2024-11-04

    Fails::

        when:
          - start: 2024-10-21 6 pm
            repeat: Mondays
            until: 2024-11-04
    """,
    """
    timezone: a time zone is named by a place.

    EST and UTC-5 are right for a part of the year alone. America/New_York is right all year.

    Passes::

        timezone: America/New_York

    Fails::

        timezone: MST
    """,
    """
    no-timezone: a time has a time zone.

    It follows from the ZIP, else from the state. An online event of a state with two zones, or for every
    state, names its zone.

    Passes::

        # content/events/ky/calls.yaml
        when:
          - start: 2024-10-19 10 am
        where: online
        timezone: America/Chicago

    Fails::

        # content/events/ky/calls.yaml
        when:
          - start: 2024-10-19 10 am
        where: online
    """,
    """
    as-of: the clock of an archive stands still at a moment with its zone.

    Passes::

        # content/site.yaml
        as_of: 2024-10-14T12:00 America/New_York

    Fails::

        # content/site.yaml
        as_of: 2024-10-14T12:00
    """,
)
