// Additions to htmx in the story list. Everything on the site also works without this file.

const list = () => document.getElementById("lijst-blok");
let storiesBefore = null; // the number of stories when "show more" was requested, else null

document.addEventListener("htmx:before:request", (event) => {
  const source = event.detail.ctx.sourceElement;
  const isMore = "meer" in source.dataset;
  storiesBefore = isMore ? document.querySelectorAll("#lijst > li").length : null;
  list()?.setAttribute("aria-busy", "true");
});

document.addEventListener("htmx:finally:request", () => {
  list()?.removeAttribute("aria-busy");
});

// After "show more", move the focus to the first new story.
document.addEventListener("htmx:after:swap", () => {
  if (storiesBefore === null) return;
  const firstNew = document.querySelectorAll("#lijst > li")[storiesBefore];
  firstNew?.querySelector("a")?.focus({ preventScroll: true });
});

// If the request fails, follow the link or submit the form without htmx.
for (const failure of ["htmx:error", "htmx:response:error"]) {
  document.addEventListener(failure, (event) => {
    const source = event.detail.ctx?.sourceElement;
    if (source?.matches("a[href]")) location.assign(source.href);
    else if (source?.matches("form")) source.submit();
  });
}
