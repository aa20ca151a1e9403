"""What takes place in a town: meetings of its bodies, and what neighbors do together."""

from __future__ import annotations

from statepages.model.kind import PresetKind, preset_kind

KINDS: tuple[PresetKind, ...] = (
    preset_kind(
        "public-meeting",
        "Public meeting",
        same="council-meeting city-council school-board board-meeting commission-meeting",
        near="council board commission meeting hearing",
        stems="council board commission committee agenda meet",
    ),
    preset_kind(
        "public-hearing",
        "Public hearing",
        same="hearing comment-session",
        near="comment testimony zoning",
        stems="hearing testif testimon comment zon permit",
    ),
    preset_kind(
        "town-hall",
        "Town hall",
        same="town-halls town-hall-meeting",
        near="q&a listening-session",
        stems="town hall listen question mayor",
    ),
    preset_kind(
        "forum",
        "Forum",
        same="candidate-forum panel panel-discussion",
        near="debate discussion talk lecture",
        stems="forum panel debat discuss talk lectur speak",
    ),
    preset_kind(
        "voter-reg",
        "Voter registration",
        same="voter-registration register-to-vote",
        near="registration register-voters voting",
        stems="regist voter voting enroll ballot",
    ),
    preset_kind(
        "election-help",
        "Election help",
        "Election help",
        same="poll-worker poll-workers election-worker",
        near="polls poll-watching election",
        stems="poll election",
    ),
    preset_kind(
        "neighborhood-meeting",
        "Neighborhood meeting",
        same="neighborhood-association block-club neighborhood-watch",
        near="neighbors association block-meeting",
        stems="neighbor block associat watch",
    ),
    preset_kind(
        "block-party",
        "Block party",
        same="street-party",
        near="party potluck picnic",
        stems="party potluck picnic street barbecue cookout",
    ),
    preset_kind(
        "festival",
        "Festival or fair",
        "Festivals and fairs",
        same="fair street-fair resource-fair",
        near="parade celebration market",
        stems="festival fair parade celebrat market holiday concert music",
    ),
    preset_kind(
        "cleanup",
        "Cleanup",
        same="clean-up litter-pickup park-cleanup trash-pickup",
        near="cleaning recycling litter",
        stems="clean litter trash recycl pick river beach",
    ),
    preset_kind(
        "garden",
        "Garden workday",
        same="gardening community-garden tree-planting garden-day",
        near="planting trees",
        stems="garden plant tree weed compost",
    ),
    preset_kind(
        "volunteer-shift",
        "Volunteer shift",
        near="volunteer volunteering shift help",
        stems="volunt shift help serv paint build repair donat food",
    ),
    preset_kind(
        "class",
        "Class",
        same="classes lesson course",
        near="workshop training learning",
        stems="class lesson course learn workshop train teach",
    ),
    preset_kind(
        "help-session",
        "Help session",
        same="tax-help job-help legal-help",
        near="taxes jobs clinic benefits",
        stems="tax job legal clinic benefit appl resume",
    ),
    preset_kind(
        "community",
        "Community",
        "Community events",
        near="social meetup coffee",
        stems="social commun dinner coffee game sport film art tour hike",
    ),
    preset_kind(
        "fundraiser",
        "Fundraiser",
        same="fundraising",
        near="benefit auction raffle",
        stems="fund rais auction raffle benefit donor",
    ),
    preset_kind("other", "Other", "Other events", near="event misc"),
)
