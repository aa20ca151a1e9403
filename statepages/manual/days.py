"""Pages about days and times as they are written."""

PAGES = (
    """
    date: a day exists, and is written year first.

    Passes::

        when:
          - start: 2024-10-19 10 am

    Fails::

        when:
          - start: 2024-02-30 10 am
    """,
    """
    date-order: a date in numbers has just one meaning.

    03/04/2026 is March 4 to some and April 3 to others. 2026-03-04 is March 4 to all. A date in numbers
    is read where only one day can be meant: 10/17/2026, and Sat 10/3/2026.

    Passes::

        when:
          - start: 2026-03-04 10 am

    Fails::

        when:
          - start: 03/04/2026 10 am
    """,
    """
    date-year: a date has its year.

    Where a day of the week stands beside it, only one year is possible, and that is offered.

    Passes::

        when:
          - start: 2024-10-14 6 pm

    Fails::

        when:
          - start: Mon, Oct 14 6 pm
    """,
    """
    weekday: the day of the week is that of the date.

    Passes::

        when:
          - start: Saturday, October 19, 2024 at 10 am

    Fails::

        when:
          - start: Friday, October 19, 2024 at 10 am
    """,
    """
    time: times are written as on a clock.

    10 am, 6:30 pm and 18:30 are all fine, noon and midnight too.

    Passes::

        when:
          - start: 2024-10-19 6:30 pm

    Fails::

        when:
          - start: 2024-10-19 evening
    """,
    """
    time-zone: no time zone stands behind a time.

    The zone follows from the ZIP, or from the state. Where it does not, it has a line of its own.

    Passes::

        when:
          - start: 2024-10-19 10 am
        timezone: America/New_York

    Fails::

        when:
          - start: 2024-10-19 10 am PDT
    """,
    """
    two-times: start and end stand in lines of their own.

    Passes::

        when:
          - start: 2024-10-19 10 am
            end: 1 pm

    Fails::

        when:
          - start: 2024-10-19 10 am - 1 pm
    """,
)
