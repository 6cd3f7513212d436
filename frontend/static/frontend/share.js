// Copies the address of a story. Without this file the button for it is not there.

for (const button of document.querySelectorAll("[data-copy]")) {
  const status = button.closest("section").querySelector("[role=status]");
  const say = (name) => () => (status.textContent = status.dataset[name]);
  button.addEventListener("click", () => {
    const copying = navigator.clipboard?.writeText(button.dataset.copy) ?? Promise.reject();
    copying.then(say("copied"), say("failed"));
  });
  button.parentElement.hidden = false;
}
