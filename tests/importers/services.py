"""Answers of services, made up, and how to read and show them."""

import json
from datetime import UTC, date, datetime
from typing import Any

from statepages.importers.action_network import ACTION_NETWORK
from statepages.importers.eventbrite import EVENTBRITE
from statepages.importers.mobilize import MOBILIZE
from statepages.importers.record import Options, Reading, Record
from statepages.importers.source_type import SourceType
from statepages.importers.the_events_calendar import THE_EVENTS_CALENDAR
from statepages.report import Line

SERVICES = (MOBILIZE, ACTION_NETWORK, EVENTBRITE, THE_EVENTS_CALENDAR)
OPTIONS = Options(now=datetime(2024, 9, 1, tzinfo=UTC), since=date(2024, 9, 1), until=date(2025, 3, 1))

Json = dict[str, Any]


def as_bytes(value: object) -> bytes:
    return json.dumps(value).encode()


def words(line: Line) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in line)


def remarks(found: Record | Reading) -> list[str]:
    """What a person reads; with ! before it if somebody has to look."""
    more = [found.more] if isinstance(found, Reading) and found.more else []
    every = [*more, *found.remarks]
    return [f"{'!' if remark.needs_person else ''}{words(remark.line)}" for remark in every]


def read(service: SourceType, *events: object, **page: object) -> Reading:
    return service.read(as_bytes(page_of(service, list(events), **page)), OPTIONS)


def read_one(service: SourceType, **fields: object) -> Record:
    """The record of an event of the service with other values in some fields; ... leaves a field out."""
    event = {name: value for name, value in {**EVENTS[service.name], **fields}.items() if value is not ...}
    [record] = read(service, event).records
    return record


def page_of(service: SourceType, events: list[object], **page: object) -> Json:
    pages: dict[str, Json] = {
        MOBILIZE.name: {"count": len(events), "next": None, "previous": None, "data": events},
        ACTION_NETWORK.name: {
            "total_pages": 1,
            "per_page": 25,
            "page": 1,
            "total_records": len(events),
            "_links": {"self": {"href": "https://actionnetwork.org/api/v2/events"}},
            "_embedded": {"osdi:events": events},
        },
        EVENTBRITE.name: {
            "pagination": {"object_count": len(events), "page_number": 1, "has_more_items": False},
            "events": events,
        },
        THE_EVENTS_CALENDAR.name: {"events": events, "total": len(events), "total_pages": 1},
    }
    return {**pages[service.name], **page}


PARK: Json = {
    "venue": "Riverside Park",
    "address_lines": ["12 River Rd", "North gate"],
    "locality": "Lansing",
    "region": "MI",
    "country": "US",
    "postal_code": "48912",
    "location": {"latitude": 1.5, "longitude": -2.5},
}

EVENTS: dict[str, Json] = {
    MOBILIZE.name: {
        "id": 4021,
        "title": "Knock doors &amp; meet neighbors",
        "summary": "Bring a friend",
        "description": "Meet at the **north gate**.\n\n- water\n- shoes",
        "featured_image_url": "https://images.example.org/a.jpg",
        "sponsor": {"id": 7, "name": "Neighbors of Lansing", "candidate_name": "", "state": "MI"},
        # October 19, 2024, 10 am to 1 pm in Michigan.
        "timeslots": [
            {
                "id": 1,
                "start_date": 1729346400,
                "end_date": 1729357200,
                "is_full": False,
                "instructions": None,
            }
        ],
        "location": PARK,
        "timezone": "America/Detroit",
        "event_type": "LITERATURE_DROP_OFF",
        "browser_url": "https://www.mobilize.us/lansing/event/4021/?utm_source=feed&referring_vol=9",
        "visibility": "PUBLIC",
        "address_visibility": "PUBLIC",
        "created_by_volunteer_host": False,
        "virtual_action_url": None,
        "contact": {
            "name": "Alex Example",
            "email_address": "contact@example.org",
            "phone_number": "2025550143",
        },
        "accessibility_status": "ACCESSIBLE",
        "accessibility_notes": "Ramp at the gate",
        "approval_status": "APPROVED",
        "tags": [{"id": 3, "name": "Internal priority 2"}],
        "instructions": "The code of the door is 4711",
        "is_virtual": False,
    },
    ACTION_NETWORK.name: {
        "identifiers": ["other:9", "action_network:2f7c9d1e-0a3b-4c5d-8e9f-0123456789ab"],
        "origin_system": "Action Network",
        "created_date": "2024-08-01T09:00:00Z",
        "modified_date": "2024-08-02T09:00:00Z",
        "title": "Film night",
        "name": "2024-10 film INTERNAL",
        "description": "<p>A film about rivers &amp; lakes.</p>",
        "instructions": "<p>The code of the door is 4711</p>",
        "browser_url": "https://actionnetwork.org/events/film-night?source=direct_link&clear_id=true",
        "featured_image_url": "https://images.example.org/a.jpg",
        "start_date": "2024-10-19T19:30:00Z",
        "end_date": "2024-10-19T21:30:00Z",
        "status": "confirmed",
        "visibility": "public",
        "transparence": "opaque",
        "reminders": [{"method": "email", "minutes": 1440}],
        "total_accepted": 7,
        "action_network:hidden": False,
        "action_network:sponsor": {"title": "River Friends", "browser_url": "https://example.org"},
        "location": PARK,
        "_embedded": {
            "osdi:creator": {"given_name": "Alex", "email_addresses": [{"address": "a@example.org"}]}
        },
    },
    EVENTBRITE.name: {
        "id": "778899001122",
        "name": {"text": "Poll worker training", "html": "Poll worker training"},
        "summary": "Learn how it works",
        "description": {
            "text": "Learn how it works and ask.",
            "html": "<p>Learn how it works &amp; ask.</p>",
        },
        "url": "https://www.eventbrite.com/e/poll-worker-training-tickets-778899001122?aff=oddtdtcreator",
        # The evening of the day on which clocks go back.
        "start": {
            "timezone": "America/Detroit",
            "local": "2024-11-03T18:00:00",
            "utc": "2024-11-03T23:00:00Z",
        },
        "end": {"timezone": "America/Detroit", "local": "2024-11-03T20:00:00", "utc": "2024-11-04T01:00:00Z"},
        "organization_id": "5566",
        "status": "live",
        "listed": True,
        "online_event": False,
        "invite_only": False,
        "hide_start_date": False,
        "hide_end_date": False,
        "privacy_setting": "unlocked",
        "is_locked": False,
        "is_free": True,
        "is_series_parent": False,
        "logo": {"url": "https://images.example.org/a.jpg"},
        "venue_id": "42",
        "venue": {
            "name": "City Library",
            "address": {
                "address_1": "401 S Capitol Ave",
                "address_2": "Room 2",
                "city": "Lansing",
                "region": "MI",
                "postal_code": "48933",
                "country": "US",
                "latitude": "1.5",
            },
        },
    },
    THE_EVENTS_CALENDAR.name: {
        "id": 90210,
        "global_id": "www.riverfriends.org?id=90210",
        "author": "2",
        "status": "publish",
        "url": "https://www.riverfriends.org/event/cleanup/",
        "rest_url": "https://www.riverfriends.org/wp-json/tribe/events/v1/events/90210",
        "title": "Clean up the river &#8211; bring gloves",
        "description": "<p>Gloves &amp; boots.</p>",
        "excerpt": "<p>All welcome</p>",
        "image": {"url": "https://images.example.org/a.jpg"},
        "all_day": False,
        "start_date": "2024-10-19 10:00:00",
        "end_date": "2024-10-19 12:00:00",
        "utc_start_date": "2024-10-19 14:00:00",
        "utc_end_date": "2024-10-19 16:00:00",
        "timezone": "America/Detroit",
        "timezone_abbr": "EST",
        "cost": "",
        "website": "",
        "hide_from_listings": False,
        "categories": [{"name": "Clean-ups &amp; repairs", "slug": "clean-ups"}],
        "tags": [{"name": "river"}],
        "venue": {
            "venue": "Boat Launch",
            "address": "9 Dock St",
            "city": "Lansing",
            "state": "MI",
            "zip": "48906",
            "country": "United States",
            "phone": "202-555-0143",
        },
        "organizer": [{"organizer": "Alex Example", "email": "contact@example.org", "phone": "202-555-0143"}],
        "is_virtual": False,
        "virtual_url": None,
    },
}
"""An event of each service with everything that an answer has."""
