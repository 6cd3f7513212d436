/* Keeps the browser on the page where a file is dropped beside the places that take one.

   It would leave for the file, and what was typed would be gone. */
(() => {
  const isForField = ({ target }) => target instanceof HTMLInputElement && target.type === "file";
  const stay = (event) => {
    const holdsFiles = event.dataTransfer?.types.includes("Files");
    if (!holdsFiles || event.defaultPrevented || isForField(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  };
  for (const type of ["dragover", "drop"]) window.addEventListener(type, stay);
})();
