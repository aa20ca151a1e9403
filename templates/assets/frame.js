// A list in a frame of another site. It keeps itself true as all lists do, and tells that site how high it is, so
// that the site's own script (embed/element.js) can make the frame as high. The height is no secret: any site may
// hear it. Nothing is stored, since it may not be here, and nothing can be saved.

import { watch } from "./clock/watch.js";

watch();
if (parent !== window) {
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== told) parent.postMessage({ type: "statepages:height", height }, "*");
    told = height;
  }).observe(document.body);
}
