/** Splits a text into plain words, as ../letters.py does with the same tables. */

const LETTERS = "øo łl đd ðd þth ßss æae œoe ıi ςσ ٱا ىي یي ةه ہه کك".split(" ").map((pair) => [pair[0], pair.slice(1)]);
const DIGITS = [..."٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"].map((digit, at) => [digit, String(at % 10)]);
const PLAIN = Object.fromEntries([...LETTERS, ...DIGITS]);
const TO_PLAIN = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

const DROPPED = /['’‘‛`´ʻʼ＇′׳״\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u0640]/g;

const UNKNOWN =
  /[\u088f\u0892-\u0897\u0c5c\u0cdc\u0cf3\u0ece\u1acf-\u1aff\u1c89-\u1c8f\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7f1]|[^\u0000-\uffff\u{10400}-\u{1044f}\u{104b0}-\u{104ff}\u{10d00}-\u{10d3f}\u{11100}-\u{1114f}\u{16b00}-\u{16b8f}\u{1d400}-\u{1d7ff}\u{1e100}-\u{1e14f}\u{1e900}-\u{1e95f}\u{1f100}-\u{1f1ff}\u{20000}-\u{2a6df}\u{2a700}-\u{2b738}\u{2b740}-\u{2cea1}\u{2ceb0}-\u{2ebe0}\u{2f800}-\u{2fa1f}\u{30000}-\u{3134a}\u{e0100}-\u{e01ef}]/gu;

const UNSPACED =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u3005\\u3007\\u3040-\\u312f\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua960-\\ua97f\\ua9e0-\\ua9ff\\uaa60-\\uaa7f\\uac00-\\ud7ff\\u{20000}-\\u{3134a}";
const WORD = new RegExp(`(?:(?=[${UNSPACED}])[\\p{L}\\p{N}])+|(?:(?![${UNSPACED}\\ue000-\\uffff])[\\p{L}\\p{N}])+`, "gu");
const BEGINS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");

/** The words of a text in lower case, without accents and apostrophes. A run in a script without spaces is one word. */
export function split(text) {
  const bare = text.replace(DROPPED, "").replace(UNKNOWN, " ").normalize("NFKD").replace(/\p{M}/gu, "");
  return bare.toLowerCase().replace(TO_PLAIN, (letter) => PLAIN[letter]).normalize("NFC").match(WORD) ?? [];
}

/** Whether a word is in a script that is written without spaces. */
export function isUnspaced(word) {
  return BEGINS_UNSPACED.test(word);
}
