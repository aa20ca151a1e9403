/** Results on the page: under headings, and so many at a time. */

import { copy } from "./template.js";

const PAGE_SIZE = 20;

/** So many come first. A slow phone takes longer to lay out the rest than to search. */
const FIRST = 3;

/** So many are added at a time, so that the page answers its reader in between; no more than that come at once. */
const AT_ONCE = 6;

/**
 * Fill the list with results, as { group, result } in their order: with what is on screen at first. The
 * functions that come back add the rest of the first page, one after the other. `head` gives a group's
 * words and note, `show` the card of a result, `more` the words of a button for `n` further ones.
 */
export function fillList(list, grouped, head, show, more) {
  const page = Math.min(PAGE_SIZE, grouped.length);
  const first = page > AT_ONCE ? FIRST : page;
  const made = document.createDocumentFragment();
  add(0, first, made);
  list.replaceChildren(made);
  list.classList.toggle("cards-coming", page > first);
  const steps = [];
  for (let from = first; from < page; from += AT_ONCE) {
    const to = Math.min(from + AT_ONCE, page);
    steps.push(() => (to < page ? add(from, to) : finish(from)));
  }
  return steps;

  /** The last cards of the first page. */
  function finish(from) {
    extend(from, page);
    list.classList.remove("cards-coming");
  }

  /** The cards of the results from one on, up to another, each under its heading. */
  function add(from, to, parent = list) {
    return grouped.slice(from, to).map(({ group, result }, at) => {
      if (group !== grouped[from + at - 1]?.group) parent.append(section(...head(group)));
      const made = show(result);
      parent.lastElementChild.querySelector(".cards").append(made);
      return made;
    });
  }

  /** Show the next results, and a button for those after them. */
  function extend(from, to) {
    const cards = add(from, to);
    const left = grouped.length - to;
    const next = () => extend(to, to + PAGE_SIZE)[0].querySelector("a").focus();
    if (left > 0) list.append(button(more(Math.min(left, PAGE_SIZE)), next));
    return cards;
  }
}

/** The section of a group, without its cards. */
function section(words, note) {
  const made = copy("finder-group");
  made.querySelector(".group-word").textContent = words;
  made.querySelector(".group-note").textContent = note;
  return made;
}

/** A button that goes as it is pressed. */
function button(words, press) {
  const made = copy("finder-more");
  const pressed = made.querySelector("button");
  pressed.textContent = words;
  pressed.addEventListener("click", () => {
    made.remove();
    press();
  });
  return made;
}
