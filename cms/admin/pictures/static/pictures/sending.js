/* Sends one picture to the CMS. Says how far it is, and why it is refused. */
(() => {
  const words = JSON.parse(document.getElementById("picture-words").textContent);
  const PICTURE = /\.(avif|bmp|gif|heic|heif|jfif|jpe?g|png|tiff?|webp)$/i; // as some systems name no type
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // Why a picture did not come along; `again` is true where the same file may come along later.
  class Trouble extends Error {
    constructor(why, again = false) {
      super(why);
      this.again = again;
    }
  }

  const refuse = (file) => {
    if (!file.type.startsWith("image/") && !PICTURE.test(file.name)) return words.noPicture;
    if (!file.size) return words.empty;
    return file.size > words.largest ? words.tooLarge : "";
  };

  // The answer of the server, or null where there is none.
  const post = (file, alt, tell) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append("file", file, file.name);
      body.append("alt", alt);
      request.open("POST", words.address);
      request.setRequestHeader("X-CSRFToken", document.querySelector("[name=csrfmiddlewaretoken]").value);
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.upload.addEventListener("progress", ({ loaded, total }) => tell(loaded / total));
      request.addEventListener("load", () => resolve(request));
      for (const type of ["error", "abort"]) request.addEventListener(type, () => resolve(null));
      request.send(body);
    });

  const read = ({ responseText }) => {
    try {
      return JSON.parse(responseText);
    } catch {
      return {};
    }
  };

  // Resolves once who writes here is signed in: a window to sign in opens over the page.
  const signedIn = async () => {
    try {
      await window.drafts?.ready?.();
    } catch (problem) {
      window.drafts.explain(problem);
      throw new Trouble(words.signedOut, true);
    }
  };

  /* Resolves to the state of the block of a picture. Throws a Trouble. `tell` is called with the
     part that was sent. */
  const send = async (file, alt = "", tell = () => {}) => {
    const why = refuse(file);
    if (why) throw new Trouble(why);
    await signedIn();
    const request = await post(file, alt, tell);
    if (!request) throw new Trouble(words.away, true);
    const answer = read(request);
    if (answer.picture) return answer;
    const told = answer.errors ? Object.values(answer.errors).flat().join(" ") : answer.error_message;
    if (told) throw new Trouble(told, request.status !== 422);
    throw request.status === 403 ? new Trouble(words.denied) : new Trouble(words.away, true);
  };

  window.pictures = { words, fill, send };
})();
