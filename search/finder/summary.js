/** Puts a search into words: what it asks for, and how many events it finds. */

/**
 * How many results there are, by way to take part: "7 in person within 50 miles of 60540; 9 online, 10 anytime
 * actions for Illinois or every state". `ways` is { place, online, anytime }, as numbers; `states` has the names of
 * the ZIP code's states, `state` the name of the chosen one or "".
 */
export function countSentence(ways, { zip, within }, { state, states }, say) {
  const { place, online, anytime } = ways;
  if (!place && !online && !anytime) return say("none");
  const afar = inWords({ place: 0, online, anytime }, say);
  if (!zip) {
    const all = inWords(ways, say);
    return state ? say("in-state", { ways: all, state }) : all;
  }
  const isAny = within === "any";
  const circle = { miles: within, zip, ways: say("place", { n: place }) };
  const near = say(place ? (isAny ? "near-any" : "near") : isAny ? "near-any-none" : "near-none", circle);
  if (!afar) return near;
  const scope = state || states.reduce((one, other) => say("or", { one, other }));
  return `${near}; ${say("for-states", { ways: afar, states: scope })}`;
}

/** "22 in person, 21 online, 13 anytime actions", without zeros. */
function inWords({ place, online, anytime }, say) {
  const numbers = [["place", place], ["online-count", online], ["anytime-count", anytime]];
  return numbers.filter(([, n]) => n).map(([name, n]) => say(name, { n })).join(", ");
}

/**
 * The search in one line: "60540, 50 miles, this weekend, Canvass". `described` gives a field's label and value,
 * `day` the words for a day.
 */
export function describeSearch(filters, describeField, day, language, say) {
  const small = (words) => words.charAt(0).toLocaleLowerCase(language) + words.slice(1);
  const choice = (name) => describeField(name).at(-1);
  const words = {
    zip: () => filters.zip,
    within: () => (filters.zip ? small(choice("within")) : ""),
    state: () => choice("state"),
    when: () => (filters.when === "dates" ? describeDates(filters, day) : small(choice("when"))),
    time: () => small(choice("time")),
    kind: () => choice("kind"),
    q: () => say("quoted", { words: filters.q }),
    online: () => small(choice("online")),
    language: () => choice("language"),
    host: () => choice("host"),
    access: () => small(choice("access")),
    open: () => small(choice("open")),
  };
  const found = Object.entries(words).filter(([name]) => filters[name] !== "").map(([, say]) => say());
  return found.filter(Boolean).join(", ") || say("all");
}

/** "Sat, Nov 2 – Sun, Nov 3", or one day. */
function describeDates({ from, to }, day) {
  const [first, last] = [from && day(from), to && day(to)];
  return first === last ? first : `${first} – ${last}`.trim();
}
