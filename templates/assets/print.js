// Adds what only paper needs: a QR code of the page's address, and the tear-off strips of a poster. Runs once, before
// a page is printed. Lengths are in millimeters.

import { say } from "./clock/words.js";

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4; // modules of white on each side, as ISO/IEC 18004 requires
const SMALLEST_MODULE = 0.4;
const POSTER = 36; // readable from a step or two away
const SHEET = 28;
const STRIP = 21.6; // the space between two cuts
const STRIPS = 8;

const place = document.querySelector(".qr");
const list = document.querySelector(".strips");
const shown = document.querySelector(".wall-address > strong");
const address = shown.textContent;
// Offline there are no codes.
const codes = place && (await import(new URL(`lean-qr.js${new URL(import.meta.url).search}`, import.meta.url)).catch(() => null));
if (codes) {
  const code = codes.generate(address, { minCorrectionLevel: codes.correction.M });
  const wanted = document.querySelector(".event") ? POSTER : SHEET;
  place.append(picture(code, Math.max(wanted, sideOf(code, SMALLEST_MODULE)), place.dataset.label));
}
list?.append(...strips(codes && codeOfStrip(codes)));

/** A code that fits on a strip, with stronger error correction if possible, since people fold strips. */
function codeOfStrip({ correction, generate }) {
  const found = [correction.Q, correction.M].map((level) => generate(address, { minCorrectionLevel: level }));
  return found.find((code) => sideOf(code, SMALLEST_MODULE) <= STRIP);
}

function strips(code) {
  const strip = document.getElementById("strip").content.firstElementChild.cloneNode(true);
  const [title, when, where] = strip.querySelectorAll("strong, span, small");
  const { lang, textContent } = document.querySelector("h1");
  Object.assign(title, { lang, textContent });
  when.textContent = nextTime();
  where.append(...shown.cloneNode(true).childNodes);
  where.firstChild.data = where.firstChild.data.replace("https://", "");
  if (code) strip.prepend(picture(code, STRIP, ""));
  return Array.from({ length: STRIPS }, () => strip.cloneNode(true));
}

/** "Sat, Nov 2 @ 10 am – 3 pm CDT and 2 more times", as the page currently shows it. */
function nextTime() {
  const facts = document.querySelector(".event-facts");
  const times = [...facts.querySelectorAll(":is(.times-open, .times-later) > li > time")];
  const words = (times[0] ?? facts.querySelector("dd > p")).textContent;
  const n = times.length - 1;
  return n > 0 ? `${words} ${say(n === 1 ? "moreOne" : "moreOther", { n })}` : words;
}

function sideOf(code, module) {
  return (code.size + 2 * QUIET) * module;
}

/** A code as a square picture, dark on white whatever the colors of the page. */
function picture(code, side, label) {
  const across = code.size + 2 * QUIET;
  const svg = element("svg", {
    viewBox: `${-QUIET} ${-QUIET} ${across} ${across}`,
    width: `${side}mm`,
    height: `${side}mm`,
    "shape-rendering": "crispEdges",
    ...(label ? { role: "img", "aria-label": label } : {}),
  });
  svg.append(
    element("rect", { x: -QUIET, y: -QUIET, width: across, height: across, fill: "#fff" }),
    element("path", { d: dark(code), fill: "#000" }),
  );
  return svg;
}

/** The dark modules as an SVG path, with neighbors in a row joined into one bar. */
function dark(code) {
  const bars = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0, end; x < code.size; x = end + 1) {
      for (end = x; code.get(end, y); end += 1);
      if (end > x) bars.push(`M${x} ${y}h${end - x}v1H${x}z`);
    }
  }
  return bars.join("");
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
