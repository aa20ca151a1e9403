/** A ZIP code as people type and paste it. It imports nothing: the build puts it into the home page's script too. */

const MOST_LETTERS = 100; // as many as its boxes take

/** A sign that a keyboard has for a hyphen, alone or several: dashes, the minus, the long mark of Japanese. */
const HYPHENS = /[\p{Pd}\u2212\u30fc]+/gu;
const COUNTRY = /[\s,]+(?:u\.?s\.?(?:a\.?)?|united states(?: of america)?)$/i;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

const APART = /^\d(?:[ .,]?\d){4}$/;
const LAST = /^(.*?)(?<!\d)(\d{5})(?: ?-? ?\d{4})?$/s;
const FIRST = /^(\d{5})(?: ?- ?\d{4})?(?: ?[,;(]| [A-Z]{2}$)\D*$/;

/**
 * Five digits from what was typed, ZIP+4 cut short; "" for nothing, null for anything else. Words may
 * stand before it, as in "West Chester, PA 19380"; of several numbers the last is taken only behind a state's code.
 */
export function parseZip(text) {
  if (text.length > MOST_LETTERS) return null;
  const plain = plainly(text);
  if (plain === "") return text.trim() === "" ? "" : null;
  if (APART.test(plain)) return plain.replace(/\D/g, "");
  const [, before = "", code = null] = LAST.exec(plain) ?? [];
  if (code !== null) return isLead(before) ? code : null;
  return FIRST.exec(plain)?.[1] ?? null;
}

/** Plain digits and hyphens, single spaces, without marks around it and without the country. */
function plainly(text) {
  const simple = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/\p{Nd}/gu, digitOf)
    .replace(HYPHENS, "-")
    .replace(/\s+/gu, " ");
  return simple.replace(EDGES, "").replace(COUNTRY, "").replace(EDGES, "");
}

/** Whether a ZIP code may follow: nothing stands before it, words without a number like it, or the code of a state. */
function isLead(before) {
  return before === "" || /\b[A-Z]{2}[ ,]*$/.test(before) || (/\p{L}[^\p{L}\p{N}]*$/u.test(before) && !/\d{5}/.test(before));
}

/** The plain digit of one in any script: Unicode has each script's ten in a row. */
function digitOf(sign) {
  let behind = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(sign.codePointAt(0) - behind - 1))) behind += 1;
  return String(behind % 10);
}
