"""The fixes that are tried on a value that the model does not take, registered by hand.

A fix is one function. It takes a case and proposes what was meant, or nothing. The driver tries them in this
order until one proposes something, and goes on with the value from that fix.
"""

from __future__ import annotations

from statepages.validate.case import FixFunction
from statepages.validate.fixes.fields import (
    entry_without_hyphen,
    fields_from_text,
    fields_in_a_list,
    fields_without_colons,
    hyphens_before_fields,
    link_without_words,
    word_in_a_list,
)
from statepages.validate.fixes.lists import list_from_text, list_in_braces
from statepages.validate.fixes.texts import text_from_list, text_in_braces, text_with_colon
from statepages.validate.fixes.times import (
    after_start,
    repeat_with_number,
    same_as_above,
    several_in_start,
    several_times,
    start_and_end,
)
from statepages.validate.fixes.values import of_sibling, with_commas, without_marks

FORM_FIXES: tuple[FixFunction, ...] = (
    link_without_words,
    fields_without_colons,
    fields_from_text,
    several_times,
    word_in_a_list,
    entry_without_hyphen,
    list_in_braces,
    list_from_text,
    text_from_list,
    text_in_braces,
    text_with_colon,
)
"""For values of a form that the field does not take."""

ENTRY_FIXES: tuple[FixFunction, ...] = (hyphens_before_fields, fields_in_a_list)
"""For lists of fields, once each entry has the right form."""

VALUE_FIXES: tuple[FixFunction, ...] = (
    same_as_above,
    after_start,
    several_in_start,
    start_and_end,
    repeat_with_number,
    of_sibling,
    without_marks,
    with_commas,
)
"""For values of the right form that the type of the field refuses."""
