// A first story in Firefox, by what its driver can do: `node firefox.cjs TOOLS PROGRAM ADDRESS NAME PASSWORD`.
// Prints one line of JSON for each step, `{"step", "fault"}`; the test beside it reads them.
const [tools, program, base, name, password] = process.argv.slice(2);
const puppeteer = require(`${tools}/puppeteer-core`);

const TEXT = "[data-draftail-editor-wrapper] [contenteditable=true]";
const SENTENCE = "Wie typt, kijkt niet naar het scherm.";
const PATIENCE = 60_000; // milliseconds

const until = (page, isSo, ...given) => page.waitForFunction(isSo, { timeout: PATIENCE }, ...given);
const says = (page, words) => until(page, (sought) => document.body.innerText.includes(sought), words);
const signIn = async (frame) => {
  await frame.waitForSelector("#id_username", { timeout: PATIENCE });
  await frame.type("#id_username", name);
  await frame.type("#id_password", password);
  await frame.click("button[type=submit]");
};
const press = async (page, words) => {
  for (const button of await page.$$("footer button"))
    if ((await button.evaluate((each) => each.innerText)).trim() === words) return button.click();
  throw new Error(`no button “${words}”`);
};

const STEPS = {
  async "signs in"(page) {
    await page.goto(`${base}/cms/login/`);
    await signIn(page);
    await until(page, () => location.pathname === "/cms/");
  },
  async "types the title first, which is kept"(page) {
    await page.goto(`${base}/cms/pages/add/cms/storypage/6/`);
    await page.type("#id_title", "Een verhaal in Firefox");
    await until(page, () => /\/pages\/\d+\/edit/.test(location.pathname));
  },
  async "writes a text with a link"(page) {
    await page.waitForSelector(TEXT);
    await page.click(TEXT);
    await page.keyboard.type("Kijk bij werk");
    await page.keyboard.down("Control");
    await page.keyboard.down("Shift");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.up("Shift");
    await page.keyboard.press("k");
    await page.keyboard.up("Control");
    await until(page, () => document.activeElement.closest("[data-link-window]"));
    await page.keyboard.type("werk.nl");
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelector("#body-0-value").value.includes("https://werk.nl"));
    await says(page, "Bewaard om");
  },
  async "sees it in the preview"(page) {
    await page.click('[aria-label="Toon/verberg voorvertoning"]');
    const isShown = () => [...document.querySelectorAll("iframe")].some((each) => each.contentDocument?.body?.innerText.includes("Kijk bij werk"));
    await until(page, isShown);
  },
  async "publishes too soon, and reads why not"(page) {
    await press(page, "Publiceren");
    await says(page, "Dit kan nog niet naar de site");
  },
  async "is signed out, and ends her sentence"(page) {
    const cookies = await page.browser().cookies();
    await page.click("#id_excerpt");
    await page.keyboard.type(SENTENCE.slice(0, 10), { delay: 60 });
    await page.browser().deleteCookie(...cookies.filter((each) => each.name === "sessionid"));
    await page.keyboard.type(SENTENCE.slice(10), { delay: 60 });
    await until(page, () => document.querySelector("dialog[open] iframe"));
    const kept = await page.$eval("#id_excerpt", (field) => field.value);
    if (kept !== SENTENCE) throw new Error(`kept: ${kept}`);
  },
  async "signs in over the page, and goes on"(page) {
    const find = () => page.frames().find((each) => each.url().includes("/login"));
    for (let times = 0; times < 100 && !find(); times += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    await signIn(find());
    await until(page, () => !document.querySelector("dialog[open]"));
    await says(page, "Bewaard om");
  },
  async "drops a photo on the page, and says what is in it"(page) {
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(60, 40);
      canvas.getContext("2d").fillRect(0, 0, 60, 40);
      const photo = await canvas.convertToBlob({ type: "image/jpeg" });
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([photo], "oven.jpg", { type: "image/jpeg" }));
      const options = { bubbles: true, cancelable: true, dataTransfer };
      for (const type of ["dragenter", "dragover", "drop"])
        document.querySelector("#id_title").dispatchEvent(new DragEvent(type, options));
    });
    await says(page, "oven.jpg: toegevoegd");
    await page.type('[id$="-alt_text"]', "Een oven");
  },
  async "publishes"(page) {
    await page.select("#id_category", await page.$eval("#id_category", (field) => field.options[1].value));
    await says(page, "Bewaard om");
    await press(page, "Publiceren");
    await says(page, "is gepubliceerd");
    await page.goto(`${base}/verhalen/een-verhaal-in-firefox/`);
    await says(page, SENTENCE);
  },
};

(async () => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: program, headless: true });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  page.on("dialog", (dialog) => dialog.accept());
  let fault = "";
  for (const [step, run] of Object.entries(STEPS)) {
    if (fault) break;
    try {
      await run(page);
    } catch (problem) {
      fault = `${problem}`;
    }
    console.log(JSON.stringify({ step, fault }));
  }
  await browser.close();
})();
