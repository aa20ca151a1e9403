/** Types of event: several in one filter, with commas between, and how many events each has. */

/** Some types as a filter. */
export function joinKinds(kinds) {
  return kinds.join(",");
}

/** Whether a type is among those chosen. */
export function includesKind(filters, kind) {
  return filters.kind.split(",").includes(kind);
}

/** How many results each type has: a Map. */
export function countKinds(results) {
  const counts = new Map();
  for (const { event } of results) counts.set(event.kind, (counts.get(event.kind) ?? 0) + 1);
  return counts;
}
