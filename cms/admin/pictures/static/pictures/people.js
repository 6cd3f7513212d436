/* Asks once, of a picture that is new here, whether there are people in it whom somebody may recognise.

   Nothing waits for the answer: whoever gives none is asked again where the picture is used next. */
(() => {
  const { words, fill, make } = window.pictures;

  // Resolve to whether it is kept.
  const keep = async ({ id }, answer) => {
    const body = new FormData();
    body.append("shows_people", answer);
    const csrf = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const headers = { "X-CSRFToken": csrf, "X-Requested-With": "XMLHttpRequest" };
    const kept = await fetch(words.people.replace("/0/", `/${id}/`), { method: "POST", body, headers }).catch(() => null);
    return Boolean(kept?.ok);
  };

  const consent = ({ id }) =>
    make("a", { href: words.consent.replace("/0/", `/${id}/`), target: "_blank", textContent: words.recordConsent });

  /* Ask beside the line of a picture, and call `answered` once. Return false if it is known. */
  const ask = (picture, answered) => {
    const { image } = picture.state.picture;
    if (image.shows_people !== "") return false;
    const question = make("span", { textContent: words.anyPeople });
    const asked = make("span", { className: "picture-people" }, question);
    const answer = async (value) => {
      if (!(await keep(image, value))) {
        question.textContent = words.notKept;
        return;
      }
      image.shows_people = value;
      asked.replaceChildren(...(value === "people" ? [consent(image)] : [words.nobody]));
      asked.tabIndex = -1;
      asked.focus();
      answered();
    };
    const button = (value, label) => {
      const made = make("button", { type: "button", className: "button button-small button-secondary", textContent: label });
      made.ariaLabel = fill(words.answerOf, { ...picture, answer: label });
      made.addEventListener("click", () => answer(value));
      return made;
    };
    asked.append(button("people", words.yes), button("nobody", words.noNobody));
    picture.line.append(asked);
    return true;
  };

  Object.assign(window.pictures, { askPeople: ask });
})();
