/* Keeps a copy in this browser of what was typed and is not saved yet: one of each page and window.

   It is encrypted with a key that only its owner gets, who must be signed in. A copy whose window is
   gone is offered when the page is opened again: after a crash, a closed tab, a server that died. */
(() => {
  const { drafts } = window;
  if (!drafts) return;
  const { form } = drafts;
  const { autosave, richText } = window.wagtailNames;
  const STORE = "copies";
  const SOON = 150; // milliseconds after a key
  const OLDEST = 30 * 24 * 60 * 60 * 1000; // milliseconds that a copy is kept
  const ME = crypto.randomUUID?.() ?? `${Math.random()}`;
  const CAN_KEEP = Boolean(crypto.subtle && navigator.locks && window.indexedDB);

  const withoutComments = (key, value) =>
    key === "inlineStyleRanges" ? value.filter(({ style }) => !richText.commentStyles.test(style)) : value;

  // Rich text gets into its field a moment after the last key; the tab may be closed before.
  const typedNow = () => {
    const editor = document.activeElement?.closest(richText.wrapper);
    const field = editor && [...editor.parentNode.children].find((child) => child[richText.editor]);
    if (!field?.name) return [];
    const text = richText.serialise(field[richText.editor].getEditorState());
    return [[field.name, JSON.stringify(text, withoutComments)]];
  };

  const fields = () => {
    const now = new Map(typedNow());
    return [...new FormData(form)]
      .filter(([name, value]) => typeof value === "string" && !autosave.notWritten.test(name))
      .map(([name, value]) => [name, now.get(name) ?? value]);
  };

  // The server writes rich text in another order than its editor does, once somebody was in its field.
  const isKept = ([name, value]) => name !== "key" && !(name === "data" && !Object.keys(value ?? {}).length);
  const canonical = (value) => {
    if (Array.isArray(value)) return value.map(canonical);
    if (!value || typeof value !== "object") return value;
    const entries = Object.entries(value).filter(isKept).sort(([one], [other]) => (one < other ? -1 : 1));
    return entries.map(([name, inner]) => [name, canonical(inner)]);
  };
  const parsed = (value) => {
    try {
      return canonical(JSON.parse(value, withoutComments));
    } catch {
      return value; // braces that somebody typed
    }
  };
  const comparable = (written) =>
    JSON.stringify(written.map(([name, value]) => [name, value.startsWith("{") ? parsed(value) : value]));

  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const open = () => {
    const request = indexedDB.open("newsroom-drafts", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    return done(request);
  };

  const opened = CAN_KEEP ? open() : null;
  const store = async (mode) => (await opened).transaction(STORE, mode).objectStore(STORE);
  const remove = async (id) => done((await store("readwrite")).delete(id));

  const key = drafts.owner.then(
    (owner) =>
      owner &&
      CAN_KEEP &&
      crypto.subtle.importKey("raw", Uint8Array.from(atob(owner.key), (c) => c.charCodeAt(0)), "AES-GCM", false, ["encrypt", "decrypt"]),
  );

  const path = () => new URL(form.action).pathname;
  const idOf = (owner) => `${owner.user} ${path()} ${ME}`;

  const write = async (content, aside = false) => {
    const owner = await drafts.owner;
    if (!(await key)) return;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, new TextEncoder().encode(content));
    const copy = { id: idOf(owner), owner: owner.user, path: path(), window: ME, at: Date.now(), aside, iv, data };
    await done((await store("readwrite")).put(copy));
  };

  const read = async ({ iv, data }) => {
    const content = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await key, data);
    return JSON.parse(new TextDecoder().decode(content));
  };

  let kept = null; // what the copy holds, or what the server holds, as it is compared
  let timer = null;
  const keep = async () => {
    clearTimeout(timer);
    timer = null;
    const written = fields();
    if (comparable(written) === kept) return;
    kept = comparable(written);
    try {
      await write(JSON.stringify(written));
      drafts.forget("no copy");
    } catch {
      kept = null; // a full disk, or a window in which nothing may be kept
      if (drafts.isInTrouble()) drafts.note("no copy", drafts.words.noCopy);
    }
  };
  // Who only reads, or presses a button, has nothing to get back later.
  let hasBegun = false;
  const note = () => {
    if (!hasBegun && form.dataset[autosave.unsaved] !== "true") kept = comparable(fields());
    hasBegun = true;
  };
  for (const type of ["pointerdown", "keydown", "paste", "drop"]) form.addEventListener(type, note, true);
  const keepSoon = ({ isTrusted }) => {
    if (isTrusted) timer ??= setTimeout(keep, SOON);
  };
  // Keep it as the text that was not chosen: it is not asked about when the page is opened.
  const setAside = () => write(JSON.stringify(fields()), true);

  for (const type of ["input", "keyup", "change", "click", "paste", "drop"]) form.addEventListener(type, keepSoon, true);
  for (const type of [autosave.changed, autosave.failed]) document.addEventListener(type, keep);
  for (const type of ["pagehide", "blur"]) window.addEventListener(type, () => timer && keep());

  let sent = null;
  document.addEventListener(autosave.saves, () => {
    sent = { content: comparable(fields()), owner: drafts.owner, path: path() };
  });
  document.addEventListener(autosave.saved, async () => {
    const owner = await drafts.owner;
    if (!sent || !owner || !CAN_KEEP) return;
    // The first draft of a new page gives it an address: the copy without one is of no use now.
    if (sent.path !== path()) remove(`${owner.user} ${sent.path} ${ME}`);
    if (sent.content !== comparable(fields())) return;
    kept = sent.content;
    remove(idOf(owner));
  });

  // Copies of this page whose windows are gone, the newest first. Old ones of anybody are removed.
  const found = async () => {
    const owner = await drafts.owner;
    if (!(await key)) return [];
    const copies = await done((await store("readonly")).getAll());
    const { held } = await navigator.locks.query();
    const open = new Set(held.map(({ name }) => name));
    for (const { id, at } of copies) if (Date.now() - at > OLDEST) remove(id);
    return copies
      .filter((copy) => copy.owner === owner.user && copy.path === path() && !open.has(`draft ${copy.window}`))
      .sort((one, other) => other.at - one.at);
  };

  if (CAN_KEEP) navigator.locks.request(`draft ${ME}`, () => new Promise(() => {}));
  Object.assign(drafts, { copies: { fields, found, read, remove, keep, setAside, CAN_KEEP, own: async () => idOf(await drafts.owner) } });
})();
