"""Words that headers of columns have, by what the columns are."""

from __future__ import annotations

import re

PERSONAL, STAMP = "personal", "stamp"
"""Columns about people, and when somebody sent a form. Neither is imported."""

WORDS = {
    "start": "date day dates time times hours when start starttime startdate startday starts begin begins "
    "startson startsat datetime dateandtime datetimes timeanddate eventdate fecha hora",
    "end": "end endtime enddate endday ends endson endsat finish finishes enddatetime endtimes",
    "month": "month mes",
    "year": "year ano",
    "weekday": "weekday dayofweek dayoftheweek dow",
    "all day": "alldayevent allday",
    "until": "until lastday repeatuntil repeatsuntil",
    "title": "event eventname eventtitle name title activity action vendor program programme performer band "
    "show project opportunity meeting whatisit",
    "kind": "kind type eventtype category eventcategory eventcategories categories activitytype",
    "details": "details description eventdescription notes note about info information comments comment "
    "moreinfo additionalinfo additionalinformation excerpt specialinstructions",
    "summary": "summary eventexcerpt shortdescription",
    "location": "location place where eventlocation meetinglocation meetingplace lugar locationname",
    "venue": "venue venuename eventvenue eventvenuename building site",
    "address": "address streetaddress street address1 addressline1 venueaddress locationaddress fulladdress",
    "address2": "address2 addressline2 venueaddress2 suite unit apt room",
    "city": "city town venuecity municipality citytown",
    "state": "state venuestate stateprovince venuestateprovince stateorprovince province st",
    "zip": "zip zipcode postalcode postcode venuezip venuepostalcode zippostalcode venuezippostalcode "
    "zipcodepostalcode",
    "country": "country venuecountry",
    "online": "online virtual isvirtual isonline hybrid zoom",
    "signup": "signup signuplink signupurl link url rsvp rsvplink rsvpurl register registration "
    "registrationlink registrationurl website web eventwebsite eventurl eventlink eventpage webpage links "
    "tickets ticketlink ticketurl mobilize mobilizelink eventbrite facebook facebookevent facebooklink",
    "host": "host hosts hostedby group organization organisation hostorganization hostgroup sponsor "
    "sponsors sponsoredby presentedby club chapter team",
    "status": "status eventstatus",
    "cancelled": "canceled cancelled iscancelled iscanceled",
    "postponed": "postponed",
    "full": "full soldout",
    "access": "accessible accessibility wheelchairaccessible wheelchair ada",
    "languages": "language languages",
    "tags": "tags tag eventtags keywords",
    "timezone": "timezone eventtimezone tz zone",
    "repeat": "repeat repeats recurring recurrence frequency howoften",
    "bring": "bring whattobring",
    "training": "training traininglink",
    "directions": "directions parking howtogetthere",
    "id": "id eventid uid uuid eventuid recordid postid",
    PERSONAL: "email emailaddress mail youremail contactemail contact contacts contactname contactperson "
    "contactinfo contactinformation contactphone contactnumber phone phonenumber telephone tel cell "
    "cellphone mobile yourname yourphone firstname lastname fullname submittedby submitter submittername "
    "organizer organizers organiser organizername eventorganizername eventorganizer eventorganizernames "
    "organizeremail organizerphone leader leaders lead captain captains coordinator pointperson "
    "pointofcontact poc owner addedby createdby who person username hostemail hostphone hostname hostcontact "
    "volunteers staff personincharge responsible internalnotes adminnotes notesinternal privatenotes "
    "passcode password meetingpassword zoompassword meetingid zoompasscode venuephone",
    STAMP: "timestamp submitted submittedat submittedon submissiondate submissiontime dateadded createdat "
    "created createdon modified modifiedat lastmodified updated updatedat lastupdated dateofsubmission "
    "marcatemporal startedat completiontime submissionid",
}  # fmt: skip
PHRASES = tuple(
    (re.compile(pattern, re.IGNORECASE), role)
    for pattern, role in (
        (
            r"\btime ?stamp\b|\bsubmi(?:tted|ssion)\b.*\b(?:date|time|on|at)\b|\bdate (?:added|entered)\b",
            STAMP,
        ),
        (r"\be-?mail\b|\bphone\b|\b(?:cell|mobile) (?:number|no)\b|\bpass(?:word|code)\b", PERSONAL),
        (r"\byour (?:full |first |last )?name\b|\b(?:first|last|full) name\b|\bcontact\b", PERSONAL),
        (
            r"\bwho(?:'s| is| are| will)\b(?!.*\bhost)|(?<!in )(?<!in-)\bperson\b|\borgani[sz]er"
            r"|\bsubmit|\binternal\b",
            PERSONAL,
        ),
        (r"\b(?:staff|admin|office) (?:only|use|notes)\b|\breach you\b|\bprivate notes\b", PERSONAL),
        (r"\btime ?zone\b", "timezone"),
        (r"\ball[ -]day\b", "all day"),
        (r"\b(?:repeats?|repeated|recurr\w+|how often)\b(?!.*\buntil\b)", "repeat"),
        (r"\blast day\b|\buntil\b", "until"),
        (r"\bday of (?:the )?week\b|\bweekday\b", "weekday"),
        (r"\b(?:start|starts|begin|begins|starting)\b", "start"),
        (r"\b(?:end|ends|ending|finish\w*|over)\b", "end"),
        (r"\b(?:zip|postal|post ?code)\b", "zip"),
        (r"\b(?:sign[ -]?up|rsvp|register|registration|links?|url|website|web ?page|tickets?)\b", "signup"),
        (r"\b(?:online|virtual|in[ -]person|zoom)\b", "online"),
        (r"\bwheelchair|\baccessib\w+", "access"),
        (r"\blanguages?\b", "languages"),
        (r"\bbring\b|\bwear\b", "bring"),
        (r"\bparking\b|\bdirections\b|\bfind (?:it|us)\b", "directions"),
        (r"\b(?:status|cancel+ed)\b", "status"),
        (r"\b(?:kind|type|category|sort) of\b|\b(?:event|activity) (?:type|category)\b", "kind"),
        (r"\bhost|\bsponsor|\b(?:organi[sz]ation|group|club|chapter)\b", "host"),
        (r"\b(?:city|town)\b", "city"),
        (r"\bstate\b", "state"),
        (r"\bname of (?:the )?(?:place|venue|location|building)\b|\bvenue\b", "venue"),
        (r"\b(?:street|address)\b", "address"),
        (r"\bwhere\b|\b(?:location|place)\b", "location"),
        (r"\b(?:descri\w+|details?|tell us|anything else|know|notes|information|about)\b", "details"),
        (r"\b(?:name|title)\b|\bwhat (?:is|are) (?:it|the event|you)\b|\bcalled\b", "title"),
        (r"\bwhen\b|\bdates?\b|\bwhat (?:day|time)\b|\btimes?\b|\bhours\b", "start"),
    )
)
