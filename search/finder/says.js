/** The words that the page gives to the script, so that a translator finds them all in one place. */

/**
 * A function that says a message by name with its {braces} filled in. A message that a number `n`
 * changes is there as name-one and name-other.
 */
export function sayings(messages, language) {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (name, values = {}) => {
    const message = messages.get(name) ?? messages.get(`${name}-${plurals.select(values.n) === "one" ? "one" : "other"}`);
    if (message === undefined) throw new Error(`There is no message ${name}`);
    return message.replace(/\{([\w-]+)\}/g, (_, key) => (key === "n" ? numbers.format(values.n) : values[key]));
  };
}
