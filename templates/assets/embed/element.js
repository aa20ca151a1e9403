// <statepages-events src="https://example.org/embed/wi/" title="Events for Wisconsin">: a list of events in a frame
// that is as tall as the list. This runs on other people's pages, as /embed.js. It changes only its own element, needs
// no style sheet, and works under a strict content security policy. Without it, the element's own content shows.

(() => {
  const [FIRST, LEAST, MOST] = [600, 120, 8000];
  // The frame keeps its own origin, so that messages from it can be recognized.
  const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

  class StatepagesEvents extends HTMLElement {
    static observedAttributes = ["src", "title"];
    #frame = document.createElement("iframe");
    #address;

    connectedCallback() {
      addEventListener("message", this);
      this.#show();
    }

    disconnectedCallback() {
      removeEventListener("message", this);
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#show();
    }

    /** Set the height that the list reports. Only the list itself may set it, and only within limits. */
    handleEvent({ data, origin, source }) {
      if (source !== this.#frame.contentWindow || origin !== this.#address?.origin) return;
      if (data?.type !== "statepages:height" || !Number.isFinite(data.height)) return;
      this.#frame.height = Math.min(MOST, Math.max(LEAST, Math.ceil(data.height)));
    }

    #show() {
      const frame = this.#frame;
      const address = webAddress(this.getAttribute("src"));
      frame.title = this.title || "Upcoming events";
      if (!address || address.href === this.#address?.href) return;
      this.#address = address;
      for (const [name, value] of Object.entries({ sandbox: SANDBOX, loading: "lazy", width: "100%", height: FIRST })) {
        frame.setAttribute(name, value);
      }
      Object.assign(frame.style, { display: "block", border: 0 });
      frame.src = address;
      this.style.display ||= "block";
      if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(frame);
    }
  }

  /** An absolute web address; null for anything else. */
  function webAddress(text) {
    const address = text && URL.canParse(text, document.baseURI) ? new URL(text, document.baseURI) : null;
    return /^https?:$/.test(address?.protocol) ? address : null;
  }

  // A page may load this script several times, once for each list.
  if (!customElements.get("statepages-events")) customElements.define("statepages-events", StatepagesEvents);
})();
