// Additions to htmx in the story list and the site search. Everything on the site also works
// without this file. The rule: the last wish wins, the address says what is shown, and a failure
// changes nothing but a line of text.
//
// All requests share one queue (`data-hx-sync` of the body), in which a new one takes the place of
// the one before. Each is for a whole state: the one asked for last, changed by this click or key.

const SLIPPED = 500; // milliseconds in which nobody has seen where new stories came to lie

const box = () => document.getElementById("lijst-vak");
const list = () => document.getElementById("lijst-blok");
const field = () => document.getElementById("q");
const failure = () => document.getElementById("mislukt");
const items = () => document.querySelectorAll("#lijst > li");
const names = () => box().dataset.names.split(" "); // of parameters, as addresses order them
const inAddress = () => new URLSearchParams(location.search);
const entry = () => window.navigation?.currentEntry?.key; // of the history

function addressOf(state) {
  const set = names().filter((name) => state.get(name)).map((name) => [name, state.get(name)]);
  return location.pathname + (set.length ? `?${new URLSearchParams(set)}` : "");
}

let shown = { address: addressOf(inAddress()), entry: entry() };
let pending = null; // the last request until it is done: its ctx, state and address
let arrived = -Infinity; // when "show more" brought stories
let pressed = [0, 0]; // where it was clicked
let isReturning = false; // to the entry of what is shown, because a return elsewhere failed
let focused = null; // when the visitor went back or forward

// Return the state that a click or key asks for.
function wish({ sourceElement: source, request }) {
  const own = new URL(request.action, location.href).searchParams;
  if (failure().contains(source)) return own;
  const before = pending?.state ?? inAddress();
  const show = names().at(-1);
  const paging = box().dataset.paging?.split(" ") ?? [show];
  const isMore = "meer" in source.dataset;
  const isForm = source.matches("form");
  const state = new URLSearchParams(isForm || (isMore && pending) ? before : own);
  const words = field().value.trim().replace(/\s+/g, " ");
  if (isMore) state.set(show, own.get(show));
  if (isForm && words !== (before.get("q") ?? ""))
    for (const name of paging) state.delete(name);
  state.set("q", words);
  return state;
}

document.addEventListener("htmx:config:request", (event) => {
  const { ctx } = event.detail;
  const isReturn = ctx.sourceElement === document.body;
  const state = isReturn ? inAddress() : wish(ctx);
  const address = addressOf(state);
  const isHere = address === shown.address && address === addressOf(inAddress());
  if (isHere) stop();
  if (isHere || (address === pending?.address && !isReturn)) return event.preventDefault();
  if (isReturn) prepareReturn(ctx);
  else if (pending) ctx.push ??= pending.ctx.push; // a chip that is not answered yet
  const isMore = "meer" in ctx.sourceElement.dataset && !pending;
  pending = { ctx, state, address, seen: isMore ? items().length : null };
  ctx.request.action = address;
  ctx.request.body = new FormData(); // the address has it all
  failure().hidden = true;
  list().setAttribute("aria-busy", "true");
});

// For a return in the history, htmx makes a request that cannot be stopped, and swaps all at once.
function prepareReturn(ctx) {
  const controller = new AbortController();
  ctx.request.signal = controller.signal;
  ctx.request.abort = (reason) => controller.abort(reason);
  ctx.swap = "outerMorph";
}

function stop() {
  pending?.ctx.request.abort();
  pending = null;
  failure().hidden = true;
  list().removeAttribute("aria-busy");
}

document.addEventListener("htmx:before:response", (event) => {
  if (event.detail.ctx.response.status < 400) return;
  event.preventDefault();
  fail(event.detail.ctx);
});

document.addEventListener("htmx:error", (event) => fail(event.detail.ctx));

// Say so, with a link to try again. After Back, return to the entry of what is still shown.
function fail(ctx) {
  if (!pending || ctx !== pending.ctx) return;
  const again = failure().querySelector("a");
  again.href = again.dataset.hxGet = pending.address;
  failure().hidden = false;
  if (addressOf(inAddress()) === shown.address) return;
  if (window.navigation) {
    isReturning = true;
    return navigation.traverseTo(shown.entry);
  }
  history.replaceState(history.state, "", shown.address);
  showWords();
}

document.addEventListener("htmx:before:swap", (event) => {
  const { ctx, tasks } = event.detail;
  if (ctx === pending?.ctx && tasks.some((task) => task.fragment.querySelector("#lijst-vak"))) return;
  event.preventDefault();
  if (ctx === pending?.ctx) location.assign(ctx.request.action); // it is no list any more
});

document.addEventListener("htmx:after:swap", () => {
  shown = { address: addressOf(inAddress()), entry: entry() };
  const first = pending.seen === null ? null : items()[pending.seen];
  if (!first) return;
  arrived = performance.now();
  first.querySelector("a").focus({ preventScroll: true });
});

document.addEventListener("htmx:finally:request", (event) => {
  if (event.detail.ctx !== pending?.ctx) return;
  pending = null;
  list().removeAttribute("aria-busy");
});

// The second of two clicks on "show more" must not open the story that came to lie under it.
addEventListener(
  "click",
  (event) => {
    const { target, clientX: x, clientY: y } = event;
    if (target.closest("[data-meer]")) pressed = [x, y];
    const isSamePlace = !event.detail || Math.hypot(x - pressed[0], y - pressed[1]) < 9;
    const isSecond = event.timeStamp - arrived < SLIPPED && isSamePlace;
    if (isSecond && target.closest("#lijst")) event.preventDefault();
  },
  true,
);

const showWords = () => (field().value = inAddress().get("q") ?? "");

document.addEventListener("htmx:before:history:restore", (event) => {
  focused = document.activeElement;
  showWords();
  if (addressOf(inAddress()) !== shown.address) return;
  event.preventDefault();
  if (!isReturning) stop();
  isReturning = false;
  shown.entry = entry();
});

// Browsers take the focus away when the visitor has gone back or forward.
window.navigation?.addEventListener("navigatesuccess", () => {
  if (document.activeElement === document.body && focused?.isConnected)
    focused.focus({ preventScroll: true });
  focused = null;
});

addEventListener("pagehide", stop);
