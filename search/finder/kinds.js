/** Types of event: several in one filter, with commas between. */

/** Some types as a filter. */
export function joinKinds(kinds) {
  return kinds.join(",");
}

/** Whether a type is among those of a filter. */
export function includesKind(filter, kind) {
  return filter.split(",").includes(kind);
}
