"""The words of made-up events.

{city}, {street}, {number} and {name} are filled in, the first and the last from thousands. A few dozen
sentences on their own would have fewer different words than ten thousand people write.
"""

from __future__ import annotations

PLACED: dict[str, tuple[str, ...]] = {
    "canvass": ("Knock on doors in {city}", "Doors around {street}, {city}", "{city} door to door"),
    "literature-drop-off": ("Leave flyers at doors in {city}", "Flyers for {street}, {city}"),
    "voter-reg": ("Register new voters in {city}", "Registration table on {street}, {city}"),
    "carpool": ("Carpool from {city}", "Ride together from {street}, {city}"),
    "training": ("Learn to canvass in {city}", "First-timers training, {city}"),
    "meeting": ("Volunteers of {city} meet", "Planning evening on {street}, {city}"),
    "rally": ("Rally on the green, {city}", "{city} turns out"),
    "house-party": ("Kitchen table evening in {city}", "House party near {street}, {city}"),
    "postcard-writing": ("Write postcards in {city}", "Postcards and pie, {city}"),
    "phone-bank": ("Phone bank at the library, {city}", "Call together in {city}"),
}
"""Titles of events at a place, by kind."""

ONLINE: dict[str, tuple[str, ...]] = {
    "phone-bank": ("Call voters from {city} and all over", "Evening phone bank with {city}"),
    "text-bank": ("Text bank with friends from {city}", "Send a thousand texts, {city}"),
    "training": ("Learn the dialer with {city}", "Online training for new callers, {city}"),
    "meeting": ("Weekly call of the {city} team", "Open call with organizers, {city}"),
    "letter-writing": ("Write letters with {city}", "Letters to first-time voters, {city}"),
}
"""Titles of online events, by kind."""

SENTENCES: tuple[str, ...] = (
    "We meet at the corner of {street} and leave for our lists a quarter of an hour later.",
    "You get a partner, a map and a short training, so no experience is needed at all.",
    "Most people open the door, say thanks and tell us which day they are going to vote.",
    "If you have never done this, walk the first block with somebody who has knocked for years.",
    "Last weekend {number} of us reached more households than in the whole month before.",
    "Wear comfortable shoes, bring water and a charged phone, and dress for whatever the sky decides.",
    "Parking is free behind the building, and the bus along {street} stops right in front.",
    "Children are welcome as long as an adult stays with them; a table with crayons waits inside.",
    "The script fits on half a page, and nobody minds when you put it in your own words.",
    "We call people who voted once and not again, and ask what would bring them back.",
    "A reminder from a neighbor works better than any mailer, television spot or sign on a lawn.",
    "Please arrive ten minutes early, because the doors of the hall are locked after we begin.",
    "Our hosts cook a large pot of soup, and whoever likes brings bread, fruit or something sweet.",
    "There is an elevator, a ramp on the north side and a restroom on the ground floor.",
    "Afterwards we add up the results together, which takes less time than the coffee to brew.",
    "Half of {city} still has no plan for election day, and making one takes three minutes.",
    "New citizens vote for the first time this autumn, and many would like somebody to ask.",
    "Students who moved here in September often do not know that they have to register again.",
    "Early voting has begun in several counties, with short lines in the mornings and after lunch.",
    "Ballots that come by mail need a signature, a date and a stamp in some places.",
    "We carry water, umbrellas, clipboards and spare pens, so all you have to bring is yourself.",
    "The district was decided by {number} votes the last time, fewer than live on this street.",
    "Dogs on a leash have proved to be excellent canvassers and are asked to come along.",
    "If it rains hard we move indoors, write cards and call instead of walking.",
    "Tell us when you sign up whether you can drive, and how many seats your car has.",
    "Bilingual volunteers are needed most, and a short glossary of voting terms is provided.",
    "One shift lasts about three hours; leaving sooner is fine when you let the captain know.",
    "People over seventy tell the best stories, and their grandchildren borrow our spare chairs.",
    "The precinct near {street} had the lowest turnout of the county four years ago.",
    "Everything you need runs in a browser: a headset helps, a quiet room helps even more.",
    "We begin together on video, go off to dial for an hour and come back to compare notes.",
    "No number is called twice in a week, and whoever asks is taken off the list at once.",
    "Teachers, nurses, farmers, plumbers and retired judges have sat around this very table.",
    "Bring a friend who has never volunteered, and both of you get the better cookies.",
    "A photographer may drop by; a green sticker on your sleeve says that you stay out of pictures.",
    "The room holds {number} people, and it was full on Tuesday, so do put your name down.",
    "Signs, stickers and buttons are free while the box lasts, which is rarely past noon.",
    "We end in time for the late train, and somebody always drives toward the station.",
    "Thank you for giving an afternoon; the last weeks are when each conversation counts double.",
)

CAPTAINS: tuple[str, ...] = (
    "Your captain {name} wears a yellow scarf and answers every question twice.",
    "Look for {name}, who has the lists, the snacks and the spare batteries.",
    "{name} opens the room, and {name} drives anyone who needs a ride home.",
    "Write to {name} if you are late, or if you would rather start nearer to home.",
    "After the break {name} tells how things went over in {city} four years ago.",
    "Ask for {name} or for {name}; one of the two is always at the table.",
)

FIRST_NAMES: tuple[str, ...] = (
    "Ana", "Andre", "Aisha", "Ben", "Bao", "Carmen", "Chidi", "Dana", "Deepa", "Diego", "Elena", "Eli",
    "Fatima", "Felix", "Grace", "Gus", "Hana", "Hector", "Ida", "Imani", "Jamal", "June", "Kai", "Keisha",
    "Lars", "Lena", "Linh", "Luis", "Maya", "Miguel", "Nadia", "Noah", "Olga", "Omar", "Priya", "Paul",
    "Quentin", "Rosa", "Ruth", "Sam", "Sofia", "Theo", "Tova", "Ursula", "Victor", "Wanda", "Yolanda", "Zeke",
)  # fmt: skip

LIST: tuple[str, ...] = (
    "Drivers, say how many seats you have.",
    "Riders, gas money is welcome and never required.",
    "New to this? You walk with a partner.",
    "Bring a clipboard if you own one.",
    "Sign in at the table by the window.",
    "Quiet corner for calls upstairs.",
    "Vegetarian lunch for whoever orders by Thursday.",
    "Lists close at **noon** sharp.",
    "Spanish speakers, please tell the captain.",
    "*Rain or shine*, unless there is thunder.",
    "Turn in your lists before you go.",
    "Questions? Write to the [team desk](https://example.org/desk).",
)

# Each letter survives being read as Windows-1252 and can be fixed with certainty (no ” and no í).
ACCENTED: tuple[str, ...] = (
    "Ask for José at the door; he has the keys.",
    "Señora Peña brings her empanadas, so don’t eat before.",
    "We’ll save a seat at the café for latecomers.",
    "Habrá una persona que habla español – pregunten por Inés.",
    "Renée and Zoë take over at four – be kind to them.",
    "The choir of São Tomé sings at the end.",
    "It’s the 🎉 hundredth shift of this team.",
    "Our driver Björn can’t wait longer than five minutes.",
)

VENUES: tuple[str, ...] = (
    "Public library, room {number}",
    "Union hall on {street}",
    "Community center, hall {number}",
    "Corner of {street}",
    "High school gym, gate {number}",
    "Church basement, {street}",
    "Coffee house on {street}",
    "Field office, suite {number}",
    "Park pavilion {number}",
    "Fire station {number}",
)

STREETS: tuple[str, ...] = (
    "Main Street", "Church Street", "Maple Avenue", "Oak Street", "Second Street", "Washington Avenue",
    "Elm Street", "Lincoln Way", "Park Road", "Hill Street", "Cedar Lane", "Walnut Street", "Mill Road",
    "River Road", "Prospect Avenue", "School Street", "Franklin Street", "Cherry Lane", "Highland Avenue",
    "Jefferson Street", "Spring Street", "Willow Avenue", "Chestnut Street", "Market Street", "Depot Street",
    "Lake Drive", "Sunset Boulevard", "Railroad Avenue", "Grove Street", "Union Street", "Orchard Lane",
    "Bridge Street", "Liberty Street", "Meadow Lane", "Court Street", "Dogwood Drive", "Harrison Avenue",
    "Canal Street", "Birch Road", "Pleasant Street",
)  # fmt: skip

HOSTS: tuple[str, ...] = ("{city} Neighbors", "Friends of {city}", "{city} County Team", "{name} and team")

TAGS: tuple[tuple[str, ...], ...] = (
    ("calls",), ("first-shift",), ("at-home",), ("weekend-of-action",), ("final-stretch", "calls"),
    ("weekend-of-action", "out-of-state"), ("first-shift", "weekend-of-action"),
    ("final-weekend", "out-of-state"),
)  # fmt: skip

BRING: tuple[str, ...] = (
    "Water, hat",
    "Comfortable shoes, layers, a water bottle",
    "Laptop, charger, headset",
    "A dish, if you like",
    "A charged phone and a pen",
    "Snacks to share",
)

SUMMARIES: tuple[str, ...] = (
    "A short training first, then an hour in pairs.",
    "For everybody who can't be on the doorsteps that day.",
    "Good for a first shift, with somebody at hand all the time.",
    "An early start, a shared lunch, home before dark.",
)

CONTACTS: tuple[dict[str, str], ...] = (
    {"name": "{name}", "email": "team@example.org"},
    {"name": "The ride desk", "email": "rides@example.org", "phone": "404-555-0131"},
    {"name": "{name}", "phone": "207-555-0149"},
    {"email": "hello@example.org"},
)

DIRECTIONS: tuple[str, ...] = (
    "By the side gate. There is coffee inside from 8:15.",
    "Level 2, by the elevators. Look for the blue vests.",
    "The rows closest to the street, two blocks from the bus.",
)

ACCESS_NOTES: tuple[str, ...] = (
    "Ramp at the parking lot. Hearing loop in the room.",
    "The hall is step-free. Routes have curbs.",
    "Restroom and entrance are step-free, the stage is not.",
)

COMMENTS: dict[str, tuple[str, ...]] = {
    "where": ("the link goes out by mail", "Ana has the keys", "moved here from the library"),
    "until": ("October and a bit", "so that they arrive in time", "ask the host about the last week"),
    "timezone": ("the west of the state is an hour behind", "as the callers have it"),
    "status": ("waiting for a speaker", "our host has the flu", "told the list on Monday"),
    "helps": ("from the list of the ride board",),
    "signup": ("the old link still works",),
}
"""Comments that volunteers leave for each other, by the field they follow."""

HEADINGS: tuple[str, ...] = ("## What to bring", "## Good to know", "### Before you come")

QUOTES: tuple[str, ...] = (
    '> "I was nervous for one door, then never again."',
    "> We had so many conversations that we ran out of lists.\n> Come and see.",
)

PLANS: tuple[str, ...] = (
    "Meet and sign in",
    "Training in pairs",
    "Doors and calls",
    "Back for soup, and results",
)
"""The parts of a schedule, an hour each."""
