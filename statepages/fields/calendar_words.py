"""The names of months and days of the week."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

A_WEEKDAY = (
    "(?P<weekday>" + "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in WEEKDAYS) + r"|tues|thurs)s?\b\.?"
)
A_MONTH = "(?P<month>" + "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|sept)\b\.?"
"""Patterns of their names, whole or short."""


def position(word: str, names: tuple[str, ...]) -> int:
    """Where the name that begins like a word is among the names, from 0."""
    return next(at for at, name in enumerate(names) if name.lower().startswith(word.lower()[:3]))
