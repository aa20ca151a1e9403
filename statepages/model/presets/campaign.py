"""What an election campaign and its volunteers do: the kinds that Mobilize knows."""

from __future__ import annotations

from statepages.model.kind import PresetKind, preset_kind

KINDS: tuple[PresetKind, ...] = (
    preset_kind(
        "canvass",
        "Canvass",
        same="canvas canvassing canvasing door-knocking doorknocking",
        near="knock knocking doors gotv knock-doors knock-on-doors d2d door-to-door block-walk block- "
        "walking blockwalking get-out-the-vote tocar-puertas puerta-a-puerta",
        stems="door knock walk canvas neighbor puerta",
    ),
    preset_kind(
        "phone-bank",
        "Phone bank",
        same="phone-banking phonebanking",
        near="calls calling call phone phone-call phone-calls ballot-curing ballot-cure llamadas",
        stems="phone call dial hotline llama",
    ),
    preset_kind(
        "text-bank",
        "Text bank",
        same="text-banking textbanking",
        near="texting texts text sms",
        stems="text sms message",
    ),
    preset_kind(
        "meeting",
        "Meeting",
        near="meetup meet-up reunión reunion",
        stems="meet board committee caucus council agenda club conference retreat",
    ),
    preset_kind(
        "community",
        "Community",
        "Community events",
        near="social happy-hour coffee picnic",
        stems="social festival fair dinner lunch breakfast brunch bbq barbecue cookout concert music "
        "film movie screening celebration holiday game sport run book coffee craft art tour hike",
    ),
    preset_kind(
        "fundraiser",
        "Fundraiser",
        same="fundraising",
        near="donate",
        stems="fund rais gala auction raffle donor donat sale benefit",
    ),
    preset_kind(
        "meet-greet",
        "Meet and greet",
        "Meet and greets",
        same="meet-&-greet",
        stems="greet candidate reception coffee",
    ),
    preset_kind(
        "house-party",
        "House party",
        near="party potluck",
        stems="party potluck home backyard",
    ),
    preset_kind(
        "voter-reg",
        "Voter registration",
        "Voter registrations",
        same="voter-registration",
        near="registration register-voters",
        stems="regist voter voting enroll",
    ),
    preset_kind(
        "training",
        "Training",
        same="training-session",
        near="class capacitación",
        stems="train class course webinar seminar orientation learn teach lesson certif",
    ),
    preset_kind(
        "friend-to-friend-outreach",
        "Friend-to-friend outreach",
        "Friend-to-friend outreach",
        same="friend-to-friend",
        near="relational relational-organizing friend-bank",
        stems="friend relational outreach",
    ),
    preset_kind(
        "debate-watch-party",
        "Debate watch party",
        same="debate-watch watch-party",
        stems="debate watch viewing screening",
    ),
    preset_kind(
        "advocacy-call",
        "Advocacy call",
        stems="advoca lobby legislat hearing senator",
    ),
    preset_kind(
        "rally",
        "Rally",
        near="march protest demonstration",
        stems="rally march protest demonstrat vigil strike picket parade",
    ),
    preset_kind(
        "town-hall",
        "Town hall",
        stems="town hall forum panel speaker lecture talk discussion question",
    ),
    preset_kind(
        "office-opening",
        "Office opening",
        near="office",
        stems="office opening launch ribbon",
    ),
    preset_kind(
        "barnstorm",
        "Barnstorm",
    ),
    preset_kind(
        "solidarity-event",
        "Solidarity event",
    ),
    preset_kind(
        "community-canvass",
        "Community canvass",
    ),
    preset_kind(
        "signature-gathering",
        "Signature gathering",
        "Signature gatherings",
        near="signatures",
        stems="signature petition",
    ),
    preset_kind(
        "carpool",
        "Carpool",
        same="carpooling",
        near="rideshare ride rides rides-to-the-polls driving bus bus-trip",
        stems="ride driv bus van carpool shuttle transport",
    ),
    preset_kind(
        "workshop",
        "Workshop",
        stems="workshop training skill hands-on clinic",
    ),
    preset_kind(
        "petition",
        "Petition",
        stems="petition sign",
    ),
    preset_kind(
        "automated-phone-bank",
        "Automated phone bank",
    ),
    preset_kind(
        "letter-writing",
        "Letter writing",
        "Letter writing",
        same="letters",
        near="writing write-letters",
        stems="letter writ op-ed",
    ),
    preset_kind(
        "postcard-writing",
        "Postcard writing",
        "Postcard writing",
        same="postcards postcarding",
        near="write-postcards",
        stems="postcard card mail",
    ),
    preset_kind(
        "literature-drop-off",
        "Literature drop-off",
        "Literature drop-offs",
        same="literature-drop lit-drop",
        near="flyering leafleting flyers yard-signs",
        stems="literature lit drop flyer leaflet door-hanger distribut",
    ),
    preset_kind(
        "visibility-event",
        "Visibility event",
        near="tabling parade table booth visibility sign-waving honk-and-wave",
        stems="visib sign wave banner table tabling booth parade",
    ),
    preset_kind(
        "volunteer-shift",
        "Volunteer shift",
        near="volunteer volunteering shift poll-watching poll-watcher poll-worker poll-greeter "
        "election-protection data-entry",
        stems="food pack sort distribut deliver cook serv meal kitchen pantry clean garden plant build "
        "repair tutor mentor blood help shift volunt donat work cleanup box data staff setup poll",
    ),
    preset_kind(
        "group",
        "Group",
        stems="group club circle support",
    ),
    preset_kind(
        "other",
        "Other",
        "Other events",
        near="event misc",
    ),
)
