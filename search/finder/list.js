/** Results on the page: under headings, and so many at a time. */

import { copy } from "./template.js";

const PAGE_SIZE = 20; // laying out more takes a slow phone longer than the search itself

/**
 * Fill the list with results, as { group, result } in their order. `head` gives a group's words and
 * note, `show` the card of a result, `more` the words of a button for `n` further ones.
 */
export function fillList(list, grouped, head, show, more) {
  list.replaceChildren();
  extend(0);

  /** Show the next results, and a button for those after them. */
  function extend(from) {
    const next = grouped.slice(from, from + PAGE_SIZE);
    const cards = next.map(({ group, result }, at) => {
      if (group !== grouped[from + at - 1]?.group) list.append(section(...head(group)));
      const made = show(result);
      list.lastElementChild.querySelector(".cards").append(made);
      return made;
    });
    if (from) cards[0].querySelector("a").focus();
    const left = grouped.length - from - next.length;
    if (left) list.append(button(more(Math.min(left, PAGE_SIZE)), () => extend(from + PAGE_SIZE)));
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
