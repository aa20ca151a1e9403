/**
 * Which parts of the index a search near each ZIP code loads, chosen by the finder itself.
 *
 * In: { manifest, sizes, places }: bytes of each shard by name, and the places of ZIP codes as { zip, states, point }.
 * Out: for each place { zip, shards, bytes }.
 */

import { readFileSync } from "node:fs";
import { NONE } from "../search/finder/address.js";
import { neededShards, shardsOf } from "../search/finder/shards.js";

const { manifest, sizes, places } = JSON.parse(readFileSync(0, "utf8"));
const shards = shardsOf(manifest);
const searches = places.map((place) => {
  const names = neededShards({ shards }, { ...NONE, zip: place.zip }, place);
  return { zip: place.zip, shards: names, bytes: names.reduce((sum, name) => sum + sizes[name], 0) };
});
console.log(JSON.stringify(searches));
