"""A post has the date in its file name, and that date is not in the future."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from statepages.document import PostDocument
from statepages.node import Scalar
from statepages.problem import Problem


def post_date(document: PostDocument, now: datetime) -> Iterator[Problem]:
    """Posts whose date is in the future, or is not the date in the file name."""
    post, spot = document.value, document.at("date")
    if not isinstance(spot, Scalar):
        return
    # In American time zones, the date is never ahead of the date in UTC. One day more is allowed.
    if post.date > now.date() + timedelta(days=1):
        message = f"{post.date} is in the future. Check the date."
        yield spot.problem("warning", "post-date", message, old=spot.text)
    elif re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-", post.id) and post.id[:10] != post.date.isoformat():
        message = (
            f"The file name starts with {post.id[:10]}, but the date is {post.date}. Change one of them."
        )
        yield spot.problem("warning", "post-date", message, old=spot.text)
