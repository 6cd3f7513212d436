/* Lets an editor sign in again over the page, and go on: nothing that was typed is sent elsewhere.

   A session ends, another tab signs in and out, and each changes the token that a form must hold.
   So the editor asks who is signed in before it submits, and when saving failed. */
(() => {
  const { drafts } = window;
  if (!drafts) return;
  const { words, form, make, fill } = drafts;
  const { renewToken, busyButton } = window.wagtailNames;
  const TOKEN = "csrfmiddlewaretoken";
  const LOOK_AGAIN = 5000; // milliseconds: somebody may sign in in another tab
  const LONGEST = 20_000; // milliseconds after which a question counts as not answered
  const QUIET = 2000; // milliseconds without a key, after which nobody is in the middle of a sentence
  let owner = null; // whose text this is

  const renew = (value) => {
    for (const field of document.getElementsByName(TOKEN)) field.value = value;
    renewToken(value);
  };

  // Throws where the server does not answer.
  const ask = async () => {
    const signal = AbortSignal.timeout(LONGEST);
    const answer = await fetch(words.who, { headers: { Accept: "application/json" }, cache: "no-store", signal });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  };

  const first = ask().then(
    (person) => {
      owner = person.user === null ? null : person;
      return owner;
    },
    () => null,
  );

  // What is typed while the window opens would go into the window.
  let typedAt = -QUIET;
  const typed = () => {
    typedAt = performance.now();
  };
  const done = () => {
    typedAt = -QUIET;
  };
  for (const type of ["keydown", "input"]) document.addEventListener(type, typed, true);
  for (const type of ["pointerdown", "submit"]) window.addEventListener(type, done, true);

  const pause = async () => {
    if (performance.now() < typedAt + QUIET) askToSignIn();
    while (performance.now() < typedAt + QUIET) await new Promise((resolve) => setTimeout(resolve, 100));
  };

  // The name is known: what is asked is the password.
  const fillName = ({ contentDocument }) => {
    const [name] = contentDocument.getElementsByName("username");
    const [password] = contentDocument.getElementsByName("password");
    if (!owner || !name || !password) return;
    name.value ||= owner.username;
    if (name.value === owner.username) password.focus();
  };

  const showWindow = () =>
    new Promise((resolve, reject) => {
      const frame = make("iframe", { src: words.signIn, title: words.signInTitle });
      const close = make("button", { type: "button", className: "button button-secondary", textContent: words.close });
      const dialog = make(
        "dialog",
        { className: "draft-sign-in" },
        make("h2", { id: "draft-sign-in-title", textContent: words.signInTitle }),
        make("p", { textContent: words.signInWhy }),
        frame,
        close,
      );
      dialog.setAttribute("aria-labelledby", "draft-sign-in-title");
      const look = async () => {
        const person = await ask().catch(() => null);
        if (!person?.user || !dialog.open) return;
        renew(person.token);
        dialog.returnValue = "signed in";
        dialog.close("signed in");
      };
      const timer = setInterval(look, LOOK_AGAIN);
      frame.addEventListener("load", () => {
        if (frame.contentWindow.location.pathname === words.signedIn) look();
        else fillName(frame);
      });
      close.addEventListener("click", () => dialog.close());
      dialog.addEventListener("close", () => {
        clearInterval(timer);
        dialog.remove();
        open = null;
        if (dialog.returnValue === "signed in") resolve();
        else reject(new Error("not signed in"));
      });
      document.body.append(dialog);
      dialog.showModal();
    });

  // Resolves once the owner of the text is signed in, and the form holds a token that works.
  let open = null;
  const signIn = () => {
    open ??= pause().then(showWindow);
    return open;
  };

  // Resolves to true if the text can be sent: it is its owner who is signed in.
  const isOwner = async () => {
    await first;
    const person = await ask();
    renew(person.token);
    owner ??= person.user === null ? null : person; // the first question got no answer
    if (person.user === null) return false;
    if (person.user === owner.user) return true;
    const names = { other: person.name, owner: owner.name };
    drafts.trouble(fill(words.otherPerson, names), [
      {
        label: fill(words.goOnAs, names),
        run: () => {
          owner = person;
          drafts.resume();
        },
      },
    ]);
    throw new Error("somebody else is signed in");
  };

  // Resolves once the text can be sent. Rejects where that is told already, or is to be.
  const ready = async () => {
    while (!(await isOwner())) await signIn();
  };

  const askToSignIn = () =>
    drafts.trouble(words.signedOut, [{ label: words.signInButton, run: () => drafts.resume() }]);

  const release = (button) => {
    if (!button) return;
    button.disabled = false;
    button.dataset[busyButton] = "false";
  };

  let checked = false;
  window.addEventListener(
    "submit",
    async (event) => {
      if (event.target !== form || event.defaultPrevented) return;
      if (checked) {
        checked = false;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      drafts.forget("not sent");
      try {
        await ready();
      } catch (problem) {
        release(submitter);
        drafts.explain(problem);
        if (submitter) drafts.note("not sent", fill(words.notSent, { button: submitter.textContent.trim() }));
        return;
      }
      checked = true;
      if (submitter) submitter.disabled = false; // a disabled button would not be submitted
      form.requestSubmit(submitter);
      checked = false;
    },
    true, // on the window, before all that treat the form as submitted
  );

  Object.assign(drafts, {
    ready,
    owner: first,
    explain: (problem) => {
      if (problem.message === "not signed in") askToSignIn();
      else if (problem.message !== "somebody else is signed in") {
        drafts.trouble(problem instanceof TypeError ? words.offline : words.away); // as fetch() says it
        drafts.resumeLater();
      }
    },
  });
})();
