/** What the page gives to its scripts: messages, so that translators find them all in one place, and templates. */

/**
 * A function that returns a message by name with its {placeholders} filled in. `messages` has texts by name, or pairs
 * of texts where the words depend on the number `n`: for 1 and for more.
 */
export function messageReader(messages, language) {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (name, values = {}) => {
    const found = messages[name];
    const message = Array.isArray(found) ? found[plurals.select(values.n) === "one" ? 0 : 1] : found;
    return message.replace(/\{([\w-]+)\}/g, (_, key) => (key === "n" ? numbers.format(values.n) : values[key]));
  };
}

/** The page's messages. Those that few searches need are added later (further.js). */
export const messages = {};

const made = new Map();

/** A copy of the first element in a template. */
export function copy(id) {
  // Imported from the template's own document only once: copies within the page are faster.
  if (!made.has(id)) made.set(id, document.importNode(document.getElementById(id).content.firstElementChild, true));
  return made.get(id).cloneNode(true);
}
