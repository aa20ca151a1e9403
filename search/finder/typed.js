/** Reads an address that people typed into filters for a form. Loaded only for such addresses. */

import { NONE } from "./address.js";
import { control, describeField, kinds, wordsIn, wordsOf } from "./form.js";
import { readTyped } from "./meanings.js";
import { withZipInHash } from "./parameters.js";

/** The messages for parts of an address that are not used (meanings.js). */
const LEFT = { unread: "link-unread", several: "link-more", cut: "link-more" };

/**
 * The search in an address, as { filters, sentences, address }: `sentences` are notes on what is left out, `address` is
 * the same address with its ZIP code after the #. `say` gives the page's messages.
 */
export function readFor(form, url, say) {
  const address = withZipInHash(url) ?? url;
  const { filters, left } = readTyped(address, offers(form));
  const sentences = left.map(([name, why]) => say(LEFT[why], { field: labelOf(form, name) ?? name }));
  return { filters, sentences, address };
}

/**
 * What each filter takes: its choices as pairs of value and label, or the most letters (0 or less for no limit). Any
 * host is allowed, since the form has only the hosts of the last search.
 */
function offers(form) {
  const fields = Object.keys(NONE).map((name) => [name, control(form, name)]);
  const found = fields.filter(([name, field]) => field && name !== "kind").map(([name, field]) => [name, offer(name, field)]);
  return { ...Object.fromEntries(found), kind: kinds(form) };
}

function offer(name, field) {
  if (name === "view") return [[NONE.view, "list"], ["map", "map"]];
  if (field.type === "checkbox") return [[field.value, wordsOf(field)]];
  if (field.localName === "select" && name !== "host") return [...field.options].map((option) => [option.value, wordsIn(option)]);
  return field.maxLength ?? 0;
}

/** The label of a field; null if the form does not have it, or it has no label. */
function labelOf(form, name) {
  const field = name === "kind" ? null : control(form, name);
  return name === "kind" || field?.labels?.length ? describeField(form, name)[0] : null;
}
