// Runs in every measured page before its own scripts. Times are milliseconds since the navigation began.
globalThis.bench = {
  /** When the largest paint happened and whether it was in the text of the page. Call it when the page is at rest. */
  largestPaint: () =>
    new Promise((resolve) => {
      new PerformanceObserver((list) => {
        const { startTime, element } = list.getEntries().at(-1);
        resolve({ ms: startTime, unixMs: performance.timeOrigin + startTime, inText: Boolean(element?.closest("article")) });
      }).observe({ type: "largest-contentful-paint", buffered: true });
    }),

  /** When the first element that matches came into the page. */
  firstMatch: (selector) =>
    new Promise((resolve) => {
      whenMatched(selector, () => resolve(performance.now()));
    }),

  /** Milliseconds from the next click to the end of the frame that first shows a matching element. */
  clickToPaint: (selector) =>
    new Promise((resolve) => {
      let clickedMs = 0;
      addEventListener(
        "click",
        (event) => {
          clickedMs = event.timeStamp;
        },
        { capture: true, once: true },
      );
      whenMatched(selector, () => afterFrame(() => resolve(performance.now() - clickedMs)));
    }),

  /** Milliseconds from the last key before a matching element comes to the end of the frame that first shows it. */
  keyToPaint: (selector) =>
    new Promise((resolve) => {
      let keyMs = 0;
      const pressed = ({ timeStamp }) => {
        keyMs = timeStamp;
      };
      addEventListener("keydown", pressed, { capture: true });
      whenMatched(selector, () => {
        removeEventListener("keydown", pressed, { capture: true });
        afterFrame(() => resolve(performance.now() - keyMs));
      });
    }),

  /** From now on `bench.keys` tells of every key how long it waited to be handled and to be painted, and whether `busy` matched meanwhile. */
  recordKeys: (busy) => {
    const keys = [];
    bench.keys = keys;
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        if (bench.keys !== keys) return; // recorded anew
        const key = { delayMs: performance.now() - timeStamp, busy: document.querySelector(busy) !== null };
        keys.push(key);
        afterFrame(() => {
          key.paintMs = performance.now() - timeStamp;
        });
      },
      { capture: true },
    );
  },

  /** Resolves when all that was asked for a frame before has had it. */
  frame: () => new Promise((resolve) => afterFrame(() => resolve())),

  /** Resolves when a worker holds what it keeps and answers this page. */
  workerReady: async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (!serviceWorker.controller)
      await new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  },
};

/** At the end of the next frame. */
function afterFrame(action) {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = action;
    port2.postMessage(0);
  });
}

function whenMatched(selector, action) {
  if (document.querySelector(selector)) return action();
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    action();
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}
