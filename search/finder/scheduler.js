/** When something is done: what a reader waits for before what takes longer, and what the clock changes as it does. */

const LONGEST = 250; // milliseconds, on a page that is not in sight or never at rest

/** Once what is on the page now has been painted, and what was more urgent is done. */
export function painted() {
  const frame = new Promise((resolve) => requestAnimationFrame(resolve)).then(rested);
  return Promise.race([frame, new Promise((resolve) => setTimeout(resolve, LONGEST))]);
}

/** Once what waits, such as another press, has had its turn. */
export function turn() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Once there is nothing more urgent. */
export function rested() {
  // Safari has no idle callbacks.
  if (!globalThis.requestIdleCallback) return turn();
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: LONGEST }));
}

let waiting = 0;

/** Look again in so many seconds, in place of a time named before; `look` gives the seconds until the next time. */
export function lookAgain(seconds, look) {
  clearTimeout(waiting);
  const again = () => look().catch(() => 60).then((next) => lookAgain(next, look));
  waiting = setTimeout(again, Math.max(1, seconds) * 1000);
}
