/* Tells who else has the page open, and asks what is to happen to whose text once somebody else
   saved it. Until then the text stays here, and its copy in this browser. */
(() => {
  const { drafts } = window;
  if (!drafts) return;
  const { words, form, fill, clock } = drafts;
  const { autosave, colleagues } = window.wagtailNames;

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
      drafts.note("own window", fill(words.ownWindow, values), [], false);
      saveAbove(theirs);
      return;
    }
    drafts.trouble(fill(words.overtaken, values), [
      { label: words.seeBoth, run: () => drafts.compare(fill(words.theirText, values)) },
      { label: words.saveMine, run: () => saveAbove(theirs) },
      { label: fill(words.takeTheirs, values), run: () => drafts.leaveFor(form.action) },
    ]);
  };

  const since = new Map(); // person → since when they are seen here; null: they were here already
  let isFirst = true;
  document.addEventListener(colleagues.answered, ({ detail }) => {
    const all = detail.data?.[colleagues.list];
    if (!all) return;
    const others = all.filter(({ session_id }) => session_id !== null);
    for (const { user } of others) if (!since.has(user)) since.set(user, isFirst ? null : new Date());
    for (const user of since.keys()) if (!others.some((other) => other.user === user)) since.delete(user);
    isFirst = false;
    if (!others.length) {
      drafts.forget("colleagues");
      return;
    }
    const seen = others.map(({ user }) =>
      since.get(user) ? fill(words.openSince, { who: user, time: clock(since.get(user)) }) : fill(words.openAlready, { who: user }),
    );
    drafts.note("colleagues", `${seen.join(" ")} ${words.whatHappens}`, [], false);
  });
})();
