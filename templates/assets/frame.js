// A list in a frame on another site. It stays current as all lists do, and sends its height to that site, so that
// embed/element.js there can make the frame as tall. The height is no secret: any site may receive it. Nothing can be
// saved here, because a frame may not be allowed to store anything.

import { watch } from "./clock/watch.js";

watch();
if (parent !== window) {
  let reported = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== reported) parent.postMessage({ type: "statepages:height", height }, "*");
    reported = height;
  }).observe(document.body);
}
