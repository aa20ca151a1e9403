/** Results on the page: under headings, and so many at a time. */

import { copy } from "./template.js";

const PAGE_SIZE = 20;

/** So many fill a screen. A slow phone takes longer to lay out the rest than to search. */
const ON_SCREEN = 6;

/**
 * Fill the list with results, as { group, result } in their order: with what is on screen at first. The
 * function that comes back adds the rest of the first page. `head` gives a group's words and note,
 * `show` the card of a result, `more` the words of a button for `n` further ones.
 */
export function fillList(list, grouped, head, show, more) {
  list.replaceChildren();
  add(0, ON_SCREEN);
  return () => extend(ON_SCREEN, PAGE_SIZE);

  /** The cards of the results from one on, up to another, each under its heading. */
  function add(from, to) {
    return grouped.slice(from, to).map(({ group, result }, at) => {
      if (group !== grouped[from + at - 1]?.group) list.append(section(...head(group)));
      const made = show(result);
      list.lastElementChild.querySelector(".cards").append(made);
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
