/** The map of results: dots on the outlines of states. Events at one place share a dot, which opens their cards. */

import { decodeOutlines, framesOf } from "./frames.js";
import { addFurther } from "./further.js";
import { loadOutlines } from "./load.js";
import { drawFrame } from "./mapframe.js";
import { EVERY_STATE } from "./shards.js";
import { copy } from "./messages.js";
import { fillList } from "./results.js";

/**
 * Draw results that have a place into a container, and redraw them when its width changes.
 *
 * The second argument is { results, others, filters, place }: the results, how many more have no place, and their
 * search. `words` comes from mapview.js. Stops once `isWanted` returns false.
 */
export async function drawMap(container, { results, others, filters, place }, words, isWanted) {
  const [outlines] = await Promise.all([loadOutlines(EVERY_STATE), styled(container.dataset.style), addFurther()]);
  const country = decodeOutlines(outlines);
  const spots = results.map((result, at) => ({ result, point: result.event.point, at }));
  const view = copy("finder-map-view");
  const frames = view.querySelector(".map-frames");
  view.querySelector(".map-note").textContent = note(spots.length, others, words.say);
  let width = 0;

  /** Draw the frames for the current width. */
  async function draw() {
    const mine = (width = container.clientWidth);
    const unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const made = framesOf(spots, { filters, place }, country, sizes(mine, unit));
    const lines = await Promise.all(made.map((frame) => linesOf(frame, country)));
    if (!isWanted() || mine !== width) return;
    const how = { ...words, unit, filters, place, open: (node, some, title) => openPanel(view, node, some, title, words) };
    const figures = made.map((frame, at) => drawFrame(frame, lines[at], { ...how, isMain: at === 0 }));
    frames.querySelector(".map-main").replaceChildren(figures[0]);
    frames.querySelector(".map-beside").replaceChildren(...figures.slice(1));
  }

  await draw();
  if (!isWanted()) return;
  container.replaceChildren(view);
  new ResizeObserver((_, observer) => {
    if (!view.isConnected) observer.disconnect();
    else if (container.clientWidth && container.clientWidth !== width) draw().catch(console.error);
  }).observe(container);
}

let sheet = null;

/** Load the style sheet of the map, once. */
function styled(address) {
  sheet ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: address, onload: resolve, onerror: reject });
    document.head.append(link);
  });
  return sheet;
}

/** A sentence on how many events are on the map, and where the others are. */
function note(shown, others, say) {
  const sentences = [say("map-on", { n: shown })];
  if (others) sentences.push(say("map-off", { n: others }));
  return sentences.join(" ");
}

/** The sizes of frames: of a single one, and of the first and the others, which are beside it or, if narrow, below. */
function sizes(width, unit) {
  const gap = 12 * unit;
  const wide = Math.floor(Math.min(168 * unit, (width - 2 * gap) / 3));
  const main = width >= 720 * unit ? width - wide - gap : width;
  const most = Math.max(320, innerHeight * 0.7);
  const large = (across) => ({ width: across, least: Math.min(across / 2, most), most: Math.min(across * 1.1, most), margin: 24 * unit });
  return { alone: large(width), first: large(main), beside: { width: wide, least: wide * 0.7, most: wide * 0.7, margin: 16 * unit } };
}

/** The outlines of the states in view; finer ones where the difference would be noticed. */
async function linesOf({ codes, isClose }, country) {
  if (!isClose) return new Map(codes.map((code) => [code, country.get(code)]));
  const files = await Promise.all(codes.map((code) => loadOutlines(code)));
  return new Map(files.flatMap((file) => [...decodeOutlines(file)]));
}

/** Show the cards of a dot's events under the map, where its link goes. */
function openPanel(view, node, spots, title, { say, toCard }) {
  const panel = view.querySelector(".map-panel");
  for (const other of view.querySelectorAll(".dot[aria-current]")) other.removeAttribute("aria-current");
  node.setAttribute("aria-current", "true");
  const cards = spots.map(({ result }) => ({ group: null, result }));
  const how = { head: () => [title, ""], show: toCard, more: (n) => say("more", { n }) };
  const rest = fillList(panel.querySelector(".map-cards"), cards, how);
  for (const add of rest) add();
  panel.setAttribute("aria-label", title);
  panel.hidden = false;
  panel.querySelector(".map-back").onclick = (event) => {
    if (!node.isConnected) return; // the map was redrawn, so follow the link to its title
    event.preventDefault();
    event.stopPropagation();
    node.focus();
  };
}
