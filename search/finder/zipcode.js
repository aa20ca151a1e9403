/** Reads a ZIP code as people type and paste it. Imports nothing, because the home page's script contains it too. */

const MOST_LETTERS = 100; // as many as the boxes take

/** Characters that people type for a hyphen: dashes, the minus sign, the Japanese long vowel mark. */
const HYPHENS = /[\p{Pd}\u2212\u30fc]+/gu;
const COUNTRY = /[\s,]+(?:u\.?s\.?(?:a\.?)?|united states(?: of america)?)$/i;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

const APART = /^\d(?:[ .,]?\d){4}$/;
const LAST = /^(.*?)(?<!\d)(\d{5})(?: ?-? ?\d{4})?$/s;
const FIRST = /^(\d{5})(?: ?- ?\d{4})?(?: ?[,;(]| [A-Z]{2}$)\D*$/;

/**
 * The five digits of a ZIP code, also from ZIP+4; "" for an empty text, null for anything else. Words may come before
 * it, as in "West Chester, PA 19380"; of several numbers, the last one counts only after a state's code.
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

/** Plain digits, hyphens and single spaces, without punctuation around them and without the country. */
function plainly(text) {
  const simple = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/\p{Nd}/gu, digitOf)
    .replace(HYPHENS, "-")
    .replace(/\s+/gu, " ");
  return simple.replace(EDGES, "").replace(COUNTRY, "").replace(EDGES, "");
}

/** Whether a ZIP code may follow: the text is empty, has words but no other five digits, or ends with a state's code. */
function isLead(before) {
  return before === "" || /\b[A-Z]{2}[ ,]*$/.test(before) || (/\p{L}[^\p{L}\p{N}]*$/u.test(before) && !/\d{5}/.test(before));
}

/** The plain digit for a digit in any script: in Unicode, each script has its ten digits in a row. */
function digitOf(sign) {
  let offset = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(sign.codePointAt(0) - offset - 1))) offset += 1;
  return String(offset % 10);
}
