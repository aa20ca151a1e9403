"""post-date: a post has the day that its file name says, and that day has come.

The name of a post's file begins with its day, so that posts lie in order. A day that differs from
`date`, or that is still to come, is most often a slip.

Passes::

    # content/posts/2024-10-01-phone-bank.yaml
    date: 2024-10-01

Fails::

    # content/posts/2024-10-01-phone-bank.yaml
    date: 2024-11-01
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from statepages.document import PostDocument
from statepages.node import Scalar
from statepages.problem import Problem


def post_date(document: PostDocument, now: datetime) -> Iterator[Problem]:
    """Posts whose date is not that of the file name, or lies ahead."""
    post, spot = document.value, document.at("date")
    if not isinstance(spot, Scalar):
        return
    # By the clocks of Samoa the day is one behind that of Greenwich, never one ahead.
    if post.date > now.date() + timedelta(days=1):
        message = f"{post.date} is still to come. Check the date."
        yield spot.problem("warning", "post-date", message, old=spot.text)
    elif re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-", post.id) and post.id[:10] != post.date.isoformat():
        message = f"The file name begins with {post.id[:10]}, but the date is {post.date}. Mend one of them."
        yield spot.problem("warning", "post-date", message, old=spot.text)
