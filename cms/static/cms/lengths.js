/* Tells what was left out of a text that is pasted into a field which is too short for it.

   A browser leaves it out without a word, and nobody looks for the end of a long title. */
(() => {
  const { cut } = document.currentScript.dataset;

  const tell = (field, piece) => {
    const told = document.createElement("p");
    told.className = "error-message";
    told.textContent = cut.replace("{longest}", field.maxLength).replace("{piece}", () => piece);
    told.setAttribute("role", "alert");
    field.after(told);
    const done = () => {
      if (field.value.length >= field.maxLength) return;
      told.remove();
      field.removeEventListener("input", done);
    };
    setTimeout(() => field.addEventListener("input", done)); // after that of this paste
  };

  document.addEventListener("paste", ({ target, clipboardData }) => {
    if (!(target.maxLength > 0)) return; // it has no bound, or is no field
    const pasted = clipboardData.getData("text/plain");
    const room = target.maxLength - target.value.length + target.selectionEnd - target.selectionStart;
    if (pasted.length > room) tell(target, pasted.slice(room).trim());
  });
})();
