/** What the page gives to its script: words, so that a translator finds them all in one place, and nodes. */

/**
 * A function that says a message by name with its {braces} filled in. `messages` are texts by name, or
 * a pair of texts where a number `n` changes the words: for 1 and for more.
 */
export function sayings(messages, language) {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (name, values = {}) => {
    const found = messages[name];
    const message = Array.isArray(found) ? found[plurals.select(values.n) === "one" ? 0 : 1] : found;
    return message.replace(/\{([\w-]+)\}/g, (_, key) => (key === "n" ? numbers.format(values.n) : values[key]));
  };
}

/** The words of the page; what few searches need comes later (further.js). */
export const messages = {};

const made = new Map();

/** A copy of the first element in a template of the page. */
export function copy(id) {
  // Brought over from the template's own document once: copies within the page are made sooner.
  if (!made.has(id)) made.set(id, document.importNode(document.getElementById(id).content.firstElementChild, true));
  return made.get(id).cloneNode(true);
}
