/* The window in which a page is planned: looks at the moment before it is sent, and closes. */
(() => {
  const plan = "[data-publishing-plan]";
  const field = (name) => document.getElementById(`id_plan_${name}`);

  // Return why the moment cannot be planned, or "". The server looks again.
  const problem = (dataset) => {
    const day = window.takeTypedDate(field("day"), { hasDay: true, hasTime: false });
    const time = window.takeTypedDate(field("time"), { hasDay: false, hasTime: true });
    if (!day || !time) return dataset.missing;
    const [date, month, year] = day.split("-").map(Number);
    const [hours, minutes] = time.split(":").map(Number);
    field("day").value = day;
    field("time").value = time;
    return new Date(year, month - 1, date, hours, minutes) > new Date() ? "" : dataset.past;
  };

  document.addEventListener(
    "click",
    (event) => {
      const around = event.target.closest(plan);
      const isElsewhere = event.isTrusted && !event.target.closest(".xdsoft_datetimepicker"); // scripts click too
      for (const each of document.querySelectorAll(`${plan}[open]`)) if (isElsewhere && each !== around) each.open = false;
      if (!around || !event.target.closest('button[value="plan"]')) return;
      const told = problem(around.dataset);
      document.getElementById("publishing-plan-error").textContent = told;
      if (!told) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      field("day").focus();
    },
    true,
  );
  document.addEventListener("keydown", ({ key, target }) => {
    const open = target.closest?.(`${plan}[open]`);
    if (!open) return;
    if (key === "Escape") {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });
  // Enter in one of the fields plans the page: the form's first button would save it.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || !event.target.matches?.(`${plan} input`)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      event.target.closest(plan).querySelector('button[value="plan"]').click();
    },
    true,
  );
})();
