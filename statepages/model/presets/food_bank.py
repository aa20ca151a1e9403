"""What a food bank, a food pantry or a community kitchen and its volunteers do."""

from __future__ import annotations

from statepages.model.kind import PresetKind, preset_kind

KINDS: tuple[PresetKind, ...] = (
    preset_kind(
        "food-distribution",
        "Food distribution",
        same="distribution food-giveaway food-distributions drive-through-distribution",
        near="giveaway distribute distributing drive-through drive-thru despensa comida reparto",
        stems="food distribut give drive-th hand comida reparto",
    ),
    preset_kind(
        "packing",
        "Packing and sorting",
        "Packing and sorting shifts",
        same="sorting packing-shift sorting-shift packing-/-sorting sorting-and-packing "
        "food-packing food-sorting",
        near="pack sort boxing bagging warehouse empacar",
        stems="pack sort box bag warehouse repack inspect",
    ),
    preset_kind(
        "pantry",
        "Pantry",
        "Pantries",
        same="food-pantry pantry-shift pantry-hours",
        near="choice-pantry groceries shopping",
        stems="pantr grocer shop shelf shelv stock",
    ),
    preset_kind(
        "community-meal",
        "Community meal",
        same="meal soup-kitchen free-meal meal-service",
        near="dinner lunch breakfast supper serving potluck",
        stems="meal soup dinner lunch breakfast supper serv dining eat",
    ),
    preset_kind(
        "cooking",
        "Kitchen shift",
        same="cook kitchen meal-prep food-prep cooking-shift",
        near="baking prep chef",
        stems="cook kitchen prep bak chef",
    ),
    preset_kind(
        "delivery",
        "Delivery",
        same="deliveries home-delivery food-delivery delivering",
        near="driving driver drivers meals-on-wheels route",
        stems="deliver driving driver route wheel transport truck",
    ),
    preset_kind(
        "food-drive",
        "Food drive",
        same="canned-food-drive food-collection",
        near="drive collection collecting donations donate cans",
        stems="drive collect donat canned",
    ),
    preset_kind(
        "gleaning",
        "Gleaning",
        "Gleanings",
        same="glean harvest food-rescue food-recovery",
        near="picking farm rescue",
        stems="glean harvest pick rescu recover farm orchard surplus",
    ),
    preset_kind(
        "garden",
        "Garden workday",
        same="gardening community-garden garden-day",
        near="planting weeding farming",
        stems="garden plant weed compost grow seed",
    ),
    preset_kind(
        "mobile-pantry",
        "Mobile pantry",
        "Mobile pantries",
        same="mobile-food-pantry mobile-distribution",
        near="pop-up pop-up-pantry",
        stems="mobile pop-up truck",
    ),
    preset_kind(
        "benefits-help",
        "Help with benefits",
        "Help with benefits",
        same="snap-help snap-enrollment benefits-enrollment",
        near="snap wic benefits enrollment sign-up-help",
        stems="benefit snap wic enroll appl paperwork",
    ),
    preset_kind(
        "cooking-class",
        "Cooking class",
        same="nutrition-class cooking-lesson",
        near="nutrition class demo",
        stems="class lesson nutrition recipe demonstrat",
    ),
    preset_kind(
        "volunteer-shift",
        "Volunteer shift",
        near="volunteer volunteering shift help office data-entry cleanup",
        stems="volunt shift help clean office data setup staff work",
    ),
    preset_kind(
        "training",
        "Training",
        same="training-session orientation volunteer-orientation",
        near="safety-training info-session capacitación",
        stems="train orientation safety learn course",
    ),
    preset_kind(
        "meeting",
        "Meeting",
        near="meetup meet-up reunión reunion",
        stems="meet board committee council agenda",
    ),
    preset_kind(
        "fundraiser",
        "Fundraiser",
        same="fundraising",
        near="gala auction raffle benefit",
        stems="fund rais gala auction raffle benefit donor",
    ),
    preset_kind("other", "Other", "Other events", near="event misc"),
)
