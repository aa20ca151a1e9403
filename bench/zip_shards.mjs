/**
 * What a search near each ZIP code loads of the index, as the finder itself chooses it.
 *
 * In: { manifest, sizes, places }: bytes of each shard by code, and the places of ZIP codes as { zip, states, point }.
 * Out: for each place { zip, shards, bytes }.
 */

import { readFileSync } from "node:fs";
import { NONE } from "../search/finder/address.js";
import { neededShards } from "../search/finder/shards.js";

const { manifest, sizes, places } = JSON.parse(readFileSync(0, "utf8"));
const searches = places.map((place) => {
  const shards = neededShards(manifest, { ...NONE, zip: place.zip }, place);
  return { zip: place.zip, shards, bytes: shards.reduce((sum, code) => sum + sizes[code], 0) };
});
console.log(JSON.stringify(searches));
