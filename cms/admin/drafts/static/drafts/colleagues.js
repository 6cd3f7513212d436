/* Tells who else has the page open, and asks what is to happen to whose text once somebody else
   saved it. Until then the text stays here, and its copy in this browser. */
(() => {
  const { drafts } = window;
  if (!drafts) return;
  const { words, form, fill, clock } = drafts;
  const { autosave, colleagues } = window.wagtailNames;
  let isOvertaken = false;
  let isToldOfWindows = false; // that one saved in another window, which says that it is open too

  const pageId = () => form.action.match(/(\d+)\/edit\/$/)?.[1];

  const newest = async () => {
    const answer = await fetch(words.newest.replace("/0/", `/${pageId()}/`), {
      headers: { Accept: "application/json" },
      cache: "no-store",
    });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  };

  // What is here becomes a new version, above that of the other window, which stays a version.
  const saveAbove = ({ version }) => {
    autosave.version.forEach(([name], number) => {
      const field = form.elements.namedItem(name);
      if (field) field.value = version[number];
    });
    form.dataset[autosave.overwrites] = "0";
    isOvertaken = false;
    drafts.resume();
  };

  drafts.overtaken = async () => {
    let theirs;
    try {
      theirs = await newest();
    } catch {
      drafts.trouble(words.away);
      drafts.resumeLater();
      return;
    }
    const values = { who: theirs.who, time: clock(theirs.version[1]) };
    if (theirs.is_mine) {
      isToldOfWindows = true;
      drafts.forget("my windows");
      drafts.note("own window", fill(words.ownWindow, values), [], false);
      saveAbove(theirs);
      return;
    }
    isOvertaken = true;
    drafts.trouble(fill(words.overtaken, values), [
      { label: words.seeBoth, run: () => drafts.compare(fill(words.theirText, values)) },
      { label: words.saveMine, run: () => saveAbove(theirs) },
      { label: fill(words.takeTheirs, values), run: drafts.setAside },
    ]);
    drafts.forget("colleagues"); // it says what is to happen, and this what happened
    drafts.forget("my windows");
  };

  // Wagtail's own window would say that a text is lost, and ask the same in other words.
  window.addEventListener(
    "click",
    (event) => {
      if (!event.target.closest(colleagues.buttons)) return;
      const session = document.querySelector(colleagues.session);
      if (session) session.dataset[colleagues.intercepts] = "";
      if (!isOvertaken) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      drafts.overtaken().then(drafts.attend);
    },
    true,
  );

  const tellOfWindows = (isOpenTwice) => {
    if (isOpenTwice && !isToldOfWindows && !drafts.isInTrouble()) drafts.note("my windows", words.myWindows, [], false);
    else drafts.forget("my windows");
  };

  const since = new Map(); // person → since when they are seen here; null: they were here already
  let isFirst = Boolean(pageId()); // whoever comes to a page that is made here, comes later
  document.addEventListener(colleagues.answered, ({ detail }) => {
    const all = detail.data?.[colleagues.list];
    if (!all) return;
    const open = all.filter(({ session_id }) => session_id !== null);
    const others = open.filter((other) => !other.is_mine);
    tellOfWindows(others.length < open.length);
    for (const { person } of others) if (!since.has(person)) since.set(person, isFirst ? null : new Date());
    for (const person of since.keys()) if (!others.some((other) => other.person === person)) since.delete(person);
    isFirst = false;
    if (!others.length || drafts.isInTrouble()) {
      drafts.forget("colleagues");
      return;
    }
    const seen = others.map(({ user, person }) =>
      since.get(person) ? fill(words.openSince, { who: user, time: clock(since.get(person)) }) : fill(words.openAlready, { who: user }),
    );
    drafts.note("colleagues", `${seen.join(" ")} ${words.whatHappens}`, [], false);
  });
})();
