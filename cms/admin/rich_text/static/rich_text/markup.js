/* What an element that was pasted says of its words: emphasis, addresses, lists, cells. */
(() => {
  const STYLES = { B: "BOLD", STRONG: "BOLD", I: "ITALIC", EM: "ITALIC", SUP: "SUPERSCRIPT", SUB: "SUBSCRIPT", S: "STRIKETHROUGH", STRIKE: "STRIKETHROUGH", CODE: "CODE", KBD: "CODE", TT: "CODE" };
  const WORD_LIST = /^l\d+ level(\d)/i;
  const NUMBER = /^\(?(?:\d{1,3}|[a-z]|[ivxl]{1,6})[.)]$/i;
  const BULLET = /^[·•▪●○■◦\uf0b7\uf0a7]\s*/;
  const OLD_LIST = /^(?:([-–o§])|(\d{1,3}[.)]))\s+/; // of a paragraph that Word calls one of a list
  const LARGEST = { cells: 400, columns: 20 };

  const styleOf = (element, on) => {
    const { style, tagName } = element;
    const styles = new Set(on);
    if (STYLES[tagName]) styles.add(STYLES[tagName]);
    const weight = style.fontWeight;
    if (weight) styles[/^(bold|bolder|[6-9]00)$/.test(weight) ? "add" : "delete"]("BOLD");
    if (style.fontStyle) styles[style.fontStyle === "normal" ? "delete" : "add"]("ITALIC");
    if (style.verticalAlign === "super") styles.add("SUPERSCRIPT");
    if (style.verticalAlign === "sub") styles.add("SUBSCRIPT");
    if (style.textDecoration.includes("line-through")) styles.add("STRIKETHROUGH");
    return styles;
  };

  // What Word says of an element: properties that are none of CSS, which a browser leaves out.
  const wordOf = (element) => {
    const written = (element.getAttribute("style") ?? "").split(";").map((line) => line.split(":", 2));
    const known = written.filter(([name, value]) => value && /^\s*mso-(list|hide|element)\s*$/i.test(name));
    return Object.fromEntries(known.map(([name, value]) => [name.trim().toLowerCase().slice(4), value.trim().toLowerCase()]));
  };

  const isHidden = (element) => {
    const { hide, element: part = "" } = wordOf(element);
    return element.style.display === "none" || hide === "all" || part.startsWith("comment");
  };

  // The address of a link without those who count clicks on it; empty: not one for a site.
  const addressOf = (href) => {
    if (!URL.canParse(href)) return "";
    const url = new URL(href);
    const behind =
      (url.hostname.endsWith(".safelinks.protection.outlook.com") && url.searchParams.get("url")) ||
      (/^www\.google\.\w+$/.test(url.hostname) && url.pathname === "/url" && url.searchParams.get("q"));
    if (behind) return addressOf(behind);
    return ["http:", "https:", "mailto:", "tel:"].includes(url.protocol) ? href.trim() : "";
  };

  const headingLevel = (element) => {
    const written = /^H([1-6])$/.exec(element.tagName);
    if (written) return Number(written[1]);
    if (element.getAttribute("role") === "heading") return Number(element.getAttribute("aria-level")) || 1;
    return element.classList.contains("MsoTitle") ? 1 : 0;
  };

  // The level of a paragraph that is one of a list in Word for the desktop; 0: it is none.
  const listLevel = (element) => Number(WORD_LIST.exec(wordOf(element).list ?? "")?.[1] ?? 0);

  // A list of Word for the desktop is paragraphs, with a mark that is to be looked at for its kind.
  const listType = ({ type, text, marker = "", wasList }) => {
    if (type === "word list") return { type: NUMBER.test(marker) ? "ordered-list-item" : "unordered-list-item" };
    if (type !== "unstyled") return {};
    const old = wasList && OLD_LIST.exec(text);
    if (old) return { type: old[2] ? "ordered-list-item" : "unordered-list-item" };
    return BULLET.test(text) ? { type: "unordered-list-item" } : {};
  };

  const withoutStart = (block, cut) => ({
    ...block,
    text: block.text.slice(cut),
    runs: block.runs
      .map((run) => ({ ...run, from: Math.max(0, run.from - cut), length: run.length - Math.max(0, cut - run.from) }))
      .filter(({ length }) => length > 0),
  });

  // The cells of a table that holds facts, each in its column; null for one that only places things.
  const gridOf = (table) => {
    if (["presentation", "none"].includes(table.getAttribute("role")) || table.rows.length > LARGEST.cells) return null;
    const grid = [...table.rows].map(() => []);
    for (const [y, row] of [...table.rows].entries()) {
      let x = 0;
      for (const cell of row.cells) {
        while (grid[y][x] !== undefined) x += 1;
        const columns = cell.colSpan;
        if (x + columns > LARGEST.columns) return null;
        for (const [down, line] of grid.slice(y, y + (cell.rowSpan || 1)).entries())
          for (let right = 0; right < columns; right += 1) line[x + right] = down || right ? null : cell;
        x += columns;
      }
    }
    const rows = grid.filter((row) => row.some((cell) => cell?.textContent.trim()));
    const columns = Math.max(0, ...rows.map((row) => row.length));
    if (rows.length < 2 || columns < 2 || rows.length * columns > LARGEST.cells) return null;
    return rows.map((row) => Array.from({ length: columns }, (_, x) => row[x] ?? null));
  };

  window.pastedMarkup = { addressOf, BULLET, gridOf, headingLevel, isHidden, listLevel, listType, OLD_LIST, styleOf, withoutStart, wordOf };
})();
