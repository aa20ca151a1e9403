// Pages are made once and read for days: by the reader's clock, this hides what is over, brings the next
// time of a series forward, and keeps "Today" and "Tomorrow" true. It looks again whenever something ends.
// In an archive the clock stands still, at the second in <html data-now>.

const root = document.documentElement;
const frozen = root.dataset.now;
const zone = root.dataset.zone;
const LONGEST_WAIT = 15 * 60;

function now() {
  return frozen ? Number(frozen) : Date.now() / 1000;
}

function isOver(node, second) {
  return Number(node.dataset.expires) <= second;
}

/** The day (2024-10-14) that it is at a second, in the zone of the page. */
function dayAt(second) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(second * 1000);
}

/** The day after a day. Not 24 hours later: a day has 23 or 25 of them when clocks change. */
function dayAfter(day) {
  const next = new Date(`${day}T12:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function partOf(day, options) {
  return new Intl.DateTimeFormat(root.lang, { timeZone: "UTC", ...options }).format(new Date(`${day}T12:00Z`));
}

/** A card shows its first time that is not over, under the day of that time. */
function bringForward(card, second) {
  const times = [...card.querySelectorAll(".card-when > time[data-expires]")];
  if (!times.length || isOver(card, second)) return;
  const next = times.find((time) => !isOver(time, second));
  for (const time of times) time.hidden = time !== next;
  const more = card.querySelector(".card-more");
  if (!next) {
    // A card holds the first times of a long series; its page has them all.
    more.textContent = document.querySelector("main").dataset.later;
    more.hidden = false;
    card.querySelector(".card-day").hidden = true;
    return;
  }
  if (more && next !== times[0]) more.hidden = true;
  const first = zone ? dayOf(next, dayAt(second)) : next.dateTime.slice(0, 10);
  // A result of the finder stands under the first day that was asked for.
  const day = card.dataset.day > first ? card.dataset.day : first;
  if (next !== times[0] || day !== next.dateTime.slice(0, 10)) showDay(card, day);
  const group = card.closest(".group[data-from]");
  if (group && !holds(group, day)) moveTo(card, day);
}

/** The day under which a time stands: its first, and today while it lasts. */
function dayOf(time, today) {
  const first = time.dateTime.slice(0, 10);
  const last = dayAt(Number(time.dataset.expires) - 1);
  return first < today && today <= last ? today : first;
}

function showDay(card, day) {
  card.querySelector(".card-weekday").textContent = partOf(day, { weekday: "short" });
  card.querySelector(".card-number").textContent = String(Number(day.slice(8)));
  card.querySelector(".card-month").textContent = partOf(day, { month: "short" });
}

function holds(group, day) {
  return group.dataset.from <= day && day <= group.dataset.to;
}

/** Into the group of its day or week, in the order of time. */
function moveTo(card, day) {
  const lists = document.querySelectorAll(".group[data-from] > .cards");
  const list = [...lists].find((cards) => holds(cards.parentElement, day)) ?? newDay(day);
  const later = [...list.children].find((other) => startOf(other) > startOf(card));
  list.insertBefore(card, later ?? null);
}

/** The cards of a new group for a day that had none when the page was made. */
function newDay(day) {
  const group = document.getElementById("group-of-day").content.firstElementChild.cloneNode(true);
  group.dataset.from = group.dataset.to = day;
  group.querySelector(".group-note").textContent = partOf(day, { weekday: "long", month: "long", day: "numeric" });
  const dated = [...document.querySelectorAll(".listing > .group[data-from]")];
  const later = dated.find((other) => other.dataset.from > day);
  if (later) later.before(group);
  else dated.at(-1).after(group);
  return group.querySelector(".cards");
}

function startOf(card) {
  return Date.parse(card.querySelector(".card-when > time:not([hidden])")?.dateTime);
}

/** The words of a group of one day: the page has them in its language, in the attributes of <main>. */
function nameDays(today) {
  const tomorrow = dayAfter(today);
  const words = document.querySelector("main").dataset;
  for (const group of document.querySelectorAll(".group[data-from]")) {
    const word = group.querySelector(".group-word");
    if (!word || group.dataset.from !== group.dataset.to) continue;
    const day = group.dataset.from;
    word.textContent = day === today ? words.today : day === tomorrow ? words.tomorrow : "";
  }
}

function hideEmptyGroups() {
  // From the innermost outwards: a week is empty once its days are.
  for (const group of [...document.querySelectorAll(".group")].reverse()) {
    group.hidden = !group.querySelector(".card:not([hidden])");
  }
}

function recount() {
  const gone = document.querySelectorAll("main .card[hidden]").length;
  for (const count of document.querySelectorAll("[data-count]")) {
    const left = Math.max(0, Number(count.dataset.count) - gone);
    const words = count.nextElementSibling;
    count.textContent = String(left);
    words.textContent = left === 1 ? words.dataset.one : words.dataset.many;
    document.querySelector(".listing > .nothing").hidden = left > 0;
  }
}

/** Looks at all times once, and gives the seconds until something on the page will change. */
function look() {
  const second = now();
  for (const card of document.querySelectorAll("main .card")) bringForward(card, second);
  for (const node of document.querySelectorAll("main .card[data-expires], main li > time[data-expires]")) {
    node.hidden = isOver(node, second);
  }
  for (const node of document.querySelectorAll("[data-from-second]")) {
    node.hidden = Number(node.dataset.fromSecond) > second;
  }
  for (const node of document.querySelectorAll("[data-until-second]")) {
    node.hidden = Number(node.dataset.untilSecond) <= second;
  }
  if (zone) nameDays(dayAt(second));
  hideEmptyGroups();
  recount();
  const ends = [...document.querySelectorAll("[data-expires], [data-until-second]")].map((node) =>
    Number(node.dataset.expires ?? node.dataset.untilSecond),
  );
  return Math.min(LONGEST_WAIT, ...ends.filter((end) => end > second).map((end) => end - second));
}

function watch() {
  const wait = look();
  if (!frozen) setTimeout(watch, Math.max(1, wait) * 1000);
}

watch();
// Timers sleep with the device: look again when the reader comes back.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look();
});
