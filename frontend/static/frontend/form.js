// Additions to htmx in forms. Everything also works without this file.

// No connection, or no answer in time: say so beside what was typed, and leave that where it is.
document.addEventListener("htmx:error", (event) => {
  const form = event.detail.ctx?.sourceElement?.closest("form");
  if (!form || event.detail.ctx.sourceElement !== form) return;
  const message = document.getElementById("niet-verstuurd");
  message?.removeAttribute("hidden");
  message?.focus();
});

// A link of the list of errors goes to its field, which may be in view already.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".problem a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
});
