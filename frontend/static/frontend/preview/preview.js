// In the preview panel: restores the scroll position when the page is reloaded (with the messages
// of Wagtail's panel), and opens links in a new tab.

(() => {
  const AGAIN = 100; // milliseconds
  const TIMES = 20;
  const editor = document.currentScript.dataset.editor || location.origin;

  if (window.top === window) {
    // In a separate tab: reload when the editor returns to it, to show what was typed meanwhile.
    let left = false;
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") left = true;
      else if (left) location.reload();
    });
    return;
  }

  const tell = (type, more) => window.top.postMessage({ wagtail: { type, ...more } }, editor);
  const origin = location.origin;

  // The panel may not be listening yet: this page can load earlier than the panel's own script.
  let asking;
  window.addEventListener("load", () => {
    let left = TIMES;
    const ask = () => {
      tell("w-preview:request-scroll", { origin });
      if (--left === 0) clearInterval(asking);
    };
    asking = setInterval(ask, AGAIN);
    ask();
  });

  window.addEventListener("message", (event) => {
    if (event.source !== window.top || event.origin !== editor) return;
    const { type, x, y } = event.data?.wagtail ?? {};
    if (type === "w-preview:get-scroll-position") {
      tell("w-preview:set-scroll-position", { x: scrollX, y: scrollY, origin });
    } else if (type === "w-preview:set-scroll-position") {
      clearInterval(asking);
      scrollTo({ left: x, top: y, behavior: "instant" });
    }
  });

  // Other pages of the site may not be framed.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    window.open(link.href, "_blank", "noopener");
  });
  document.addEventListener("submit", (event) => {
    event.target.target = "_blank";
  });
})();
