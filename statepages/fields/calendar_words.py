"""The names of months and days of the week."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def position(word: str, names: tuple[str, ...]) -> int:
    """Where the name that begins like a word is among the names, from 0."""
    return next(at for at, name in enumerate(names) if name.lower().startswith(word.lower()[:3]))
