/** An address as people type it, read for a form. It is loaded for those addresses alone. */

import { NONE } from "./address.js";
import { control, described, kinds, wordsIn, wordsOf } from "./form.js";
import { readTyped } from "./meanings.js";
import { behindHash } from "./parameters.js";

/** The messages for what the list does not go by (meanings.js). */
const LEFT = { unread: "link-unread", several: "link-more", cut: "link-more" };

/**
 * What an address asks for, as { filters, told, address }: `told` are sentences on what the list does not go by,
 * `address` is the same one with its ZIP code behind the #. `say` gives the page's messages.
 */
export function readFor(form, url, say) {
  const address = behindHash(url) ?? url;
  const { filters, left } = readTyped(address, offers(form));
  const told = left.map(([name, why]) => say(LEFT[why], { field: labelOf(form, name) ?? name }));
  return { filters, told, address };
}

/**
 * What one can ask of each filter: its choices as pairs of value and words, or how many letters one can type, not
 * above 0 where the field does not say. Hosts are those of the events that a search looks at: any may be asked for.
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

/** The words over a field; null where the form has none such, or it is not one to fill in. */
function labelOf(form, name) {
  const field = name === "kind" ? null : control(form, name);
  return name === "kind" || field?.labels?.length ? described(form, name)[0] : null;
}
