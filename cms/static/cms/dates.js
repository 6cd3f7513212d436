/* Reads dates and times as people type them, and leaves what it cannot read as it is.

   Wagtail's calendar puts the present minute in the place of what it does not understand: a page
   that was planned would be published at once. What is read here is written out in full when the
   field is left, so that its editor sees what was understood; the rest the server refuses. */
(() => {
  const { calendar } = window.wagtailNames;
  const { unreadable, unreadableDay, unreadableTime } = document.currentScript.dataset;
  const FAR = 100; // years that a typed one may lie from now
  const OPENS = 200; // milliseconds after which a calendar is open, of a field that is left by then
  const DAYS = { vandaag: 0, today: 0, morgen: 1, tomorrow: 1, overmorgen: 2 };

  const names = (part, count, day) =>
    ["nl", "en"].map((language) => {
      const write = new Intl.DateTimeFormat(language, { [part]: "long", timeZone: "UTC" });
      return Array.from({ length: count }, (_, number) => write.format(day(number)).toLowerCase());
    });
  const MONTHS = names("month", 12, (number) => Date.UTC(2024, number, 1));
  const WEEKDAYS = names("weekday", 7, (number) => Date.UTC(2024, 0, 1 + number)).flat();
  const begins = (name, word) => word.length > 2 && name.startsWith(word);
  const monthOf = (word) => {
    const found = MONTHS.map((all) => all.findIndex((name) => begins(name, word === "mrt" ? "maart" : word)));
    return 1 + Math.max(...found);
  };

  const SIGN = "\\s*[-/. ]\\s*";
  const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/;
  const NUMBERS = new RegExp(`^(\\d{1,2})${SIGN}(\\d{1,2})(?:${SIGN}(\\d{4}|\\d{2})(?![\\d:.]|\\s*u))?(?![\\d:])`);
  const NAMED = /^(\d{1,2})[-. ]*(\p{L}{3,})\.?(?:[-, ]*(\d{4}))?/u;
  const TIME = /^(\d{1,2})(?:[:.]?(\d{2})(?::\d{2})?)?(?:\s*(?:uur|u|h))?$/;

  const two = (number) => String(number).padStart(2, "0");
  const today = () => new Date(new Date().setHours(0, 0, 0, 0));

  // Without a year it is the next such day.
  const dayOf = (year, month, day) => {
    const now = today();
    const century = String(year ?? "").length === 2 ? 2000 : 0;
    const date = new Date(year ? century + Number(year) : now.getFullYear(), month - 1, day);
    if (!year && date < now) date.setFullYear(date.getFullYear() + 1);
    const exists = date.getMonth() === month - 1 && date.getDate() === Number(day);
    return exists && Math.abs(date.getFullYear() - now.getFullYear()) <= FAR ? date : null;
  };

  const readDay = (text) => {
    const word = text.match(/^\p{L}+/u)?.[0];
    if (Object.hasOwn(DAYS, word)) {
      const now = today();
      return [new Date(now.setDate(now.getDate() + DAYS[word])), word];
    }
    const iso = text.match(ISO);
    if (iso) return [dayOf(iso[1], iso[2], iso[3]), iso[0]];
    const named = text.match(NAMED);
    if (named && monthOf(named[2])) return [dayOf(named[3], monthOf(named[2]), named[1]), named[0]];
    const numbers = text.match(NUMBERS);
    return numbers ? [dayOf(numbers[3], numbers[2], numbers[1]), numbers[0]] : [null, ""];
  };

  const readTime = (text) => {
    const [, hours, minutes = 0] = text.match(TIME) ?? [];
    return hours < 24 && minutes < 60 ? `${two(hours)}:${two(Number(minutes))}` : null;
  };

  const withoutWeekday = (text) => {
    const word = text.match(/^(\p{L}{2,})\.?,?\s+/u);
    const isDay = word && WEEKDAYS.some((name) => name.startsWith(word[1]));
    return isDay ? text.slice(word[0].length) : text;
  };

  // Return the text in full, or null if it is no such date or time.
  const read = (typed, { hasDay, hasTime }) => {
    const text = withoutWeekday(typed.trim().toLowerCase().replace(/\s+/g, " "));
    if (!hasDay) return readTime(text);
    const [date, taken] = readDay(text);
    const rest = text.slice(taken.length).replace(/^[\s,t]*(?:(?:om|at)\s)?/, "");
    const time = rest ? hasTime && readTime(rest) : "00:00";
    if (!date || !time) return null;
    const day = `${two(date.getDate())}-${two(date.getMonth() + 1)}-${date.getFullYear()}`;
    return hasTime ? `${day} ${time}` : day;
  };

  // The field for the time that stands beside one for a day, if there is one.
  const timeBeside = ({ dataset }) => document.getElementById(dataset.timeField ?? "");

  const put = (field, text) => {
    if (field.value === text) return;
    field.value = text;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  };

  // Return what a field is to hold, or null if it cannot be read. A time that was typed behind the
  // day goes into the field beside it.
  const take = (field, kind) => {
    const typed = field.value;
    if (!typed.trim()) return "";
    const whole = read(typed, kind);
    const beside = whole === null && kind.hasDay && timeBeside(field);
    const moment = beside && read(typed, { hasDay: true, hasTime: true });
    if (!moment) return whole;
    const [day, time] = moment.split(" ");
    put(beside, time);
    tell(beside, true, {});
    return day;
  };

  // In a field for a day alone, a time would be refused: it is advised only where it is taken.
  const adviceFor = (field, { hasDay, hasTime }) => {
    if (!hasDay) return unreadableTime;
    return hasTime || timeBeside(field) ? unreadable : unreadableDay;
  };

  const message = (field) => field.parentNode.querySelector(`#${CSS.escape(`${field.id}-unreadable`)}`);
  const tell = (field, isReadable, kind) => {
    const shown = message(field);
    if (isReadable === !shown) return;
    if (isReadable) {
      shown.remove();
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-errormessage");
      return;
    }
    const told = Object.assign(document.createElement("p"), {
      id: `${field.id}-unreadable`,
      className: "error-message",
      textContent: adviceFor(field, kind),
    });
    told.setAttribute("role", "alert");
    field.after(told);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-errormessage", told.id);
  };

  calendar.keepWhatIsTyped();
  document.addEventListener("focusout", ({ target }) => {
    const kind = calendar.kindOf(target);
    if (!kind) return;
    calendar.hide(target);
    setTimeout(() => document.activeElement === target || calendar.hide(target), OPENS);
    const whole = take(target, kind);
    tell(target, whole !== null, kind);
    if (whole) put(target, whole);
  });
  Object.assign(window, { readTypedDate: read, takeTypedDate: take });
})();
