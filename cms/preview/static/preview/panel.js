// Speeds up Wagtail's preview panel, and shows a message when the site does not respond.
//
// Wagtail polls for changes every half second, waits for a pause twice, and loads the frame through
// the CMS. This script updates at a pause in typing, and the response to the form contains the URL
// of the preview on the site. Without it, Wagtail's own slower preview still works.

(() => {
  const PAUSE = 150; // milliseconds without a key
  const SOON = 30; // milliseconds between checks for changes; TIMES is their number
  const TIMES = 30;
  const SAME = 5000; // milliseconds within which an unchanged form is not shown again
  const SILENCE = 2500; // milliseconds after which a loaded frame counts as an error page
  const AGAIN = 5000;
  const names = window.wagtailNames.preview;
  const silent = document.currentScript.dataset.silent;
  const panel = () => document.querySelector(names.panel);
  const form = () => document.querySelector(window.wagtailNames.editForm);

  let pause;
  let shown = ""; // the form that the frame shows, and since when
  let since = 0;

  const update = () => {
    if (panel()) panel().dataset[names.stale] = "true";
  };

  // Rich text is written to its field a quarter of a second after the last change.
  const look = (times) => {
    if (state() !== shown) update();
    else if (times) pause = setTimeout(look, SOON, times - 1);
  };

  const notice = ({ target }) => {
    if (!panel() || !form()?.contains(target)) return;
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE, TIMES);
  };

  // Some keys and buttons of rich text (Enter, paste, bold) fire no input event.
  for (const type of ["input", "change", "keyup", "click"]) document.addEventListener(type, notice);

  const state = () => {
    const fields = new URLSearchParams(
      [...new FormData(form())].filter(([, value]) => typeof value === "string"),
    );
    return `${panel().querySelector(names.mode)?.value} ${fields}`;
  };

  document.addEventListener(names.updates, (event) => {
    const now = state();
    if (now === shown && Date.now() - since < SAME) {
      event.preventDefault();
      panel().dataset[names.stale] = "false";
    } else {
      shown = now;
      since = Date.now();
    }
  });

  document.addEventListener(names.answered, ({ detail }) => {
    if (detail.data.url) panel().dataset[names.address] = detail.data.url;
  });

  const failed = () => {
    shown = "";
    setTimeout(update, AGAIN);
  };
  document.addEventListener(names.failed, failed);

  // Each page of the site sends a message when it has loaded; a browser's error page does not.
  const heard = new WeakSet();

  window.addEventListener("message", (event) => {
    if (event.data?.wagtail?.type !== names.asksForScroll || !event.source) return;
    heard.add(event.source);
    if (!panel()) return;
    say("");
    const before = panel().querySelector(names.frame);
    if (before.contentWindow !== event.source && isErrorPage(before)) answerForIt(event.origin);
  });

  // Wagtail waits ten seconds for the scroll position of the previous frame.
  const answerForIt = (origin) => {
    const data = { wagtail: { type: names.setsScroll, x: 0, y: 0, origin } };
    window.dispatchEvent(new MessageEvent("message", { data }));
  };

  const warningSign = () => {
    const space = "http://www.w3.org/2000/svg";
    const sign = document.createElementNS(space, "svg");
    sign.setAttribute("class", "icon icon-warning");
    sign.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(space, "use");
    use.setAttribute("href", "#icon-warning");
    sign.append(use);
    return sign;
  };

  const say = (text) => {
    const area = panel().querySelector(names.frameArea);
    area.parentNode.querySelector("[data-silent-site]")?.remove();
    area.hidden = Boolean(text);
    if (!text) return;
    const message = document.createElement("div");
    message.className = "help-block help-warning";
    message.dataset.silentSite = "";
    message.setAttribute("role", "status");
    message.append(warningSign(), text);
    area.before(message);
  };

  const isOurs = (frame) => {
    try {
      return Boolean(frame.contentWindow.location.origin);
    } catch {
      return false; // another origin: the site's, or that of an error page
    }
  };

  const isErrorPage = (frame) => !isOurs(frame) && !heard.has(frame.contentWindow);

  const listen = (frame) => {
    if (!frame.contentWindow || !isErrorPage(frame)) return;
    say(silent);
    failed();
    answerForIt("*");
  };

  document.addEventListener(
    "load",
    ({ target: frame }) => {
      if (frame.dataset?.[names.target] !== "iframe" || !frame.src) return;
      if (isOurs(frame)) say("");
      else setTimeout(() => listen(frame), SILENCE);
    },
    true, // a frame's load does not bubble
  );
})();
