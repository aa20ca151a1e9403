"""The rules that content must follow, listed by hand.

A rule is one function in its own file. It takes what it checks and yields problems. Its page is
statepages/problems/<code>.md. Kinds of rules:

- a text rule reads the lines of any file, even if it is not YAML;
- a node rule reads the fields of any file, even if the model rejects it;
- a document rule reads one event, state page, post or the settings. Of the current time it may use only the
  day in UTC and whether an event is over. Otherwise what was read could not be kept for even an hour;
- a site rule reads all of the content, and points at the places that a document keeps for it (document.py);
- a file rule reads the name and the shown path of any file in content/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeVar

from statepages.content import Content
from statepages.document import Document, EventDocument, PostDocument, SettingsDocument, StateDocument
from statepages.node import MappingNode
from statepages.problem import Problem
from statepages.rules.accent_contrast import accent_contrast
from statepages.rules.banner_over import banner_over
from statepages.rules.curly_quotes import curly_quotes
from statepages.rules.draft import draft
from statepages.rules.dropped_text import dropped_text
from statepages.rules.email_placeholder import email_placeholder
from statepages.rules.event_over import event_over
from statepages.rules.far_date import far_date
from statepages.rules.field_in_text import field_in_text
from statepages.rules.file_name import file_name
from statepages.rules.file_place import file_place
from statepages.rules.helps_folder import helps_folder
from statepages.rules.highlight_contrast import highlight_contrast
from statepages.rules.html_tag import html_tag
from statepages.rules.image_alt import image_alt
from statepages.rules.image_file import image_file
from statepages.rules.later_address import later_address
from statepages.rules.leftover import leftover
from statepages.rules.link_end import link_end
from statepages.rules.link_host import link_host
from statepages.rules.link_words import link_words
from statepages.rules.long_slot import long_slot
from statepages.rules.mail_host import mail_host
from statepages.rules.markdown_link import markdown_link
from statepages.rules.merge_mark import merge_mark
from statepages.rules.midnight import midnight
from statepages.rules.moved_address import moved_address
from statepages.rules.page_address import page_address
from statepages.rules.picture_details import picture_details
from statepages.rules.pinned import pinned
from statepages.rules.post_date import post_date
from statepages.rules.private_link import private_link
from statepages.rules.redirect import redirect
from statepages.rules.region_address import region_address
from statepages.rules.region_zip import region_zip
from statepages.rules.same_address import same_address
from statepages.rules.same_event import same_event
from statepages.rules.short_link import short_link
from statepages.rules.site_format import site_format
from statepages.rules.site_link import site_link
from statepages.rules.stray_sign import stray_sign
from statepages.rules.tracking import tracking
from statepages.rules.unknown_region import unknown_region
from statepages.rules.zip_state import zip_state
from statepages.rules.zone_zip import zone_zip
from statepages.source import Source

D = TypeVar("D", bound=Document[Any, Any])

TextRule = Callable[[Source], Iterator[Problem]]
NodeRule = Callable[[MappingNode], Iterator[Problem]]
DocumentRule = Callable[[D, datetime], Iterator[Problem]]
SiteRule = Callable[[Content], Iterator[Problem]]
FileRule = Callable[[str, str], Iterator[Problem]]

TEXT_RULES: tuple[TextRule, ...] = (merge_mark,)
NODE_RULES: tuple[NodeRule, ...] = (
    email_placeholder,
    redirect,
    short_link,
    tracking,
    private_link,
    link_end,
    link_host,
    link_words,
    markdown_link,
    html_tag,
    curly_quotes,
    dropped_text,
    stray_sign,
    leftover,
    field_in_text,
    mail_host,
    later_address,
)
EVENT_RULES: tuple[DocumentRule[EventDocument], ...] = (
    zip_state,
    zone_zip,
    helps_folder,
    midnight,
    far_date,
    long_slot,
    event_over,
    pinned,
    image_alt,
)
STATE_RULES: tuple[DocumentRule[StateDocument], ...] = (region_address, region_zip)
POST_RULES: tuple[DocumentRule[PostDocument], ...] = (post_date,)
SETTINGS_RULES: tuple[DocumentRule[SettingsDocument], ...] = (
    accent_contrast,
    highlight_contrast,
    banner_over,
    site_format,
)
SITE_RULES: tuple[SiteRule, ...] = (
    same_event,
    image_file,
    picture_details,
    same_address,
    draft,
    site_link,
    moved_address,
    unknown_region,
)
FILE_RULES: tuple[FileRule, ...] = (file_place, file_name, page_address)
