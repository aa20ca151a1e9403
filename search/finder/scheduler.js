/** Schedules work: what the reader waits for comes first, and updates follow the clock. */

const LONGEST = 250; // milliseconds, for a page that is hidden or never idle

/** Wait until the page has been painted and urgent work is done. */
export function afterPaint() {
  const frame = new Promise((resolve) => requestAnimationFrame(resolve)).then(whenIdle);
  return Promise.race([frame, new Promise((resolve) => setTimeout(resolve, LONGEST))]);
}

/** Wait until other events, such as a press, have been handled. */
export function nextTask() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Wait until the browser is idle. */
export function whenIdle() {
  // Safari has no idle callbacks.
  if (!globalThis.requestIdleCallback) return nextTask();
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: LONGEST }));
}

let waiting = 0;

/** Call `look` in some seconds, instead of any earlier schedule. It returns the seconds until the next call. */
export function schedule(seconds, look) {
  clearTimeout(waiting);
  const again = () => look().catch(() => 60).then((next) => schedule(next, look));
  waiting = setTimeout(again, Math.max(1, seconds) * 1000);
}
