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

/** A card shows its first time that is not over, and the day of that time as its block. */
function bringForward(card, second) {
  const times = [...card.querySelectorAll(".card-when > time[data-expires]")];
  const next = times.find((time) => !isOver(time, second));
  if (!next || !next.hidden) return;
  for (const time of times) time.hidden = time !== next;
  const day = next.dateTime.slice(0, 10);
  card.querySelector(".card-weekday").textContent = partOf(day, { weekday: "short" });
  card.querySelector(".card-number").textContent = String(Number(day.slice(8)));
  card.querySelector(".card-month").textContent = partOf(day, { month: "short" });
  card.querySelector(".card-more")?.remove();
  const group = card.closest(".group[data-from]");
  if (group && !holds(group, day)) moveTo(card, day);
}

function holds(group, day) {
  return group.dataset.from <= day && day <= group.dataset.to;
}

/** Into the group of its day or week, in the order of time. Without such a group the card stays where it is. */
function moveTo(card, day) {
  const lists = document.querySelectorAll(".group[data-from] > .cards");
  const list = [...lists].find((cards) => holds(cards.parentElement, day));
  const later = list && [...list.children].find((other) => startOf(other) > startOf(card));
  list?.insertBefore(card, later ?? null);
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
    count.textContent = String(Math.max(0, Number(count.dataset.count) - gone));
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
  if (zone) nameDays(dayAt(second));
  hideEmptyGroups();
  recount();
  const ends = [...document.querySelectorAll("[data-expires]")].map((node) => Number(node.dataset.expires));
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
