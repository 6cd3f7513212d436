/* Reads what is on the clipboard: HTML of Word, Google Docs, mail and others becomes pieces.

   A piece is a text (blocks of Draft.js), a table, a picture or a video. Nothing of the source is
   kept but words, structure and emphasis. Knows nothing of the page: `DOMParser` makes a document
   in which no script runs and nothing is loaded, and each of its nodes is looked at once. */
(() => {
  const SKIPPED = new Set(
    "HEAD TITLE STYLE SCRIPT TEMPLATE NOSCRIPT META LINK SVG MATH OBJECT EMBED AUDIO VIDEO CANVAS INPUT SELECT TEXTAREA BUTTON".split(" "),
  );
  const PARAGRAPHS = new Set(
    "P DIV SECTION ARTICLE HEADER FOOTER MAIN ASIDE NAV ADDRESS BLOCKQUOTE PRE CENTER FIGURE FIGCAPTION DL DT DD FORM FIELDSET DETAILS SUMMARY HR BODY HTML TD TH TR CAPTION".split(" "),
  );

  const { addressOf, BULLET, gridOf, headingLevel, isHidden, listLevel, listType, OLD_LIST, styleOf, withoutStart, wordOf } =
    window.pastedMarkup;
  const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff\ue000-\uf8ff]/g;

  const ICON = 32; // pixels: what is smaller belongs to a signature
  const SUMMARY = "Automatisch gegenereerde beschrijving";

  class Reader {
    constructor(options) {
      this.options = options; // videoHosts, styles
      this.pieces = [];
      this.aside = []; // pictures within a cell
      this.block = null;
    }

    read(root) {
      const outer = [...root.querySelectorAll("table table")].map((table) => table.parentElement.closest("table"));
      this.layout = new Set(outer);
      this.walk(root, { styles: new Set(), href: "", list: null });
      this.end();
      return this.pieces;
    }

    walk(node, context) {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) this.write(child.data, context);
        else if (child.nodeType === Node.ELEMENT_NODE) this.element(child, context);
      }
    }

    element(element, context) {
      const name = element.tagName.toUpperCase();
      if (SKIPPED.has(name) || isHidden(element)) return;
      const kind = this[name.toLowerCase() + "Element"];
      if (kind) kind.call(this, element, context);
      else if (headingLevel(element)) this.heading(element, context);
      else if (PARAGRAPHS.has(name)) this.paragraph(element, context);
      else this.inline(element, context);
    }

    inline(element, context) {
      if (wordOf(element).list === "ignore") {
        if (this.block) this.block.marker = element.textContent.trim();
        return;
      }
      this.walk(element, { ...context, styles: styleOf(element, context.styles) });
    }

    aElement(element, context) {
      this.inline(element, { ...context, href: addressOf(element.getAttribute("href") ?? "") || context.href });
    }

    brElement(element, context) {
      if (element.style.pageBreakBefore) this.end();
      else if (this.block?.last === "\n") this.begin(context); // an empty line parts paragraphs
      else if (this.block?.last) this.put("\n", context);
    }

    imgElement(element, context) {
      const alt = (element.getAttribute("alt") ?? "").replace(SUMMARY, "").trim();
      const [width, height] = [element.width, element.height].map(Number);
      const emoji = element.hasAttribute("data-emoji") || /goomoji|emoji/i.test(element.className);
      if (emoji) this.write(element.getAttribute("data-emoji") || alt, context);
      else if (!(width && height && width <= ICON && height <= ICON))
        this.picture({ type: "picture", source: element.getAttribute("src") ?? "", alt: /\.\w{3,4}$/.test(alt) ? "" : alt.split("\n")[0].slice(0, 255) });
    }

    picture(piece) {
      if (this.options.inCell) this.aside.push(piece);
      else this.add(piece);
    }

    iframeElement(element) {
      const url = this.videoOf(element.getAttribute("src") ?? "");
      if (url) this.picture({ type: "video", url });
    }

    ulElement(element, context) {
      this.list(element, context, "unordered-list-item");
    }

    olElement(element, context) {
      this.list(element, context, "ordered-list-item");
    }

    list(element, context, type) {
      const depth = context.list ? context.list.depth + 1 : 0;
      this.end();
      this.walk(element, { ...context, list: { type, depth } });
      this.end();
    }

    liElement(element, context) {
      const level = Number(element.getAttribute("data-aria-level")); // Word in a browser: all lists are flat
      const list = context.list ?? { type: "unordered-list-item", depth: 0 };
      this.begin({ ...context, list: level ? { ...list, depth: level - 1 } : list });
      this.walk(element, { ...context, list, inItem: true, styles: styleOf(element, context.styles) });
      this.end();
    }

    heading(element, context) {
      this.begin({}, `heading ${headingLevel(element)}`);
      this.walk(element, { ...context, inItem: true, styles: new Set() });
      this.end();
    }

    paragraph(element, context) {
      const level = listLevel(element);
      const inner = { ...context, styles: styleOf(element, context.styles) };
      if (context.inItem && !level) {
        if (this.block?.last && this.block.last !== "\n") this.put("\n", inner);
        this.walk(element, inner);
        return;
      }
      this.begin(context.inItem ? {} : context);
      if (level) Object.assign(this.block, { type: "word list", depth: level - 1 });
      this.block.wasList = /^MsoList/.test(element.className);
      this.walk(element, { ...inner, list: null });
      this.end();
    }

    tableElement(element, context) {
      const grid = this.layout.has(element) || this.options.inCell ? null : gridOf(element);
      if (!grid) {
        this.end();
        this.walk(element, context);
        this.end();
        return;
      }
      this.add(tableOf(grid, this.options, (pieces) => pieces.forEach((piece) => this.pieces.push(piece))));
    }

    videoOf(text) {
      if (!/^https?:\/\/\S+$/.test(text) || !URL.canParse(text)) return "";
      const { hostname, pathname } = new URL(text);
      const known = this.options.videoHosts.some((host) => `.${hostname}`.endsWith(`.${host}`));
      return known && pathname.length > 1 ? text : "";
    }

    write(text, context) {
      const plain = text.replace(UNSEEN, (found) => (BULLET.test(found) ? found : "")).replace(/[\s\u00a0]+/g, " ");
      if (plain.trim() || this.block?.last) this.put(plain, context);
    }

    put(text, { styles, href, list }) {
      if (!this.block) this.begin({ list: null, ...(list && { list }) });
      const { block } = this;
      if (text === "\n" && block.last === " ") this.dropLast(block);
      const added = text !== "\n" && /^\s?$/.test(block.last) ? text.replace(/^ /, "") : text;
      if (!added) return;
      block.runs.push({ from: block.length, length: added.length, styles: block.type.startsWith("heading") ? new Set() : styles, href });
      block.parts.push(added); // and not to a text, of which each look at its end would be a copy
      block.length += added.length;
      block.last = added.at(-1);
    }

    // Drop the space at the end of a block.
    dropLast(block) {
      block.parts.push(block.parts.pop().slice(0, -1));
      block.runs.at(-1).length -= 1;
      block.length -= 1;
    }

    begin({ list = null }, type = list?.type ?? "unstyled") {
      this.end();
      this.block = { type, depth: list?.depth ?? 0, parts: [], length: 0, last: "", runs: [] };
    }

    end() {
      const { block } = this;
      this.block = null;
      const text = block?.parts.join("").trimEnd();
      if (!text) return;
      const url = block.type === "unstyled" && !this.options.inCell && this.videoOf(text);
      if (url) this.pieces.push({ type: "video", url });
      else this.addBlock({ ...block, text, ...listType({ ...block, text }) });
    }

    addBlock(block) {
      const cut = (block.type.endsWith("list-item") && (BULLET.exec(block.text) ?? (block.wasList && OLD_LIST.exec(block.text)))?.[0].length) || 0;
      if (this.pieces.at(-1)?.type !== "text") this.pieces.push({ type: "text", blocks: [] });
      this.pieces.at(-1).blocks.push(cut ? withoutStart(block, cut) : block);
    }

    add(piece) {
      this.end();
      this.pieces.push(piece);
    }
  }

  const tableOf = (grid, options, keep) => {
    const inside = { ...options, inCell: true };
    const cells = grid.map((row) =>
      row.map((cell) => {
        if (!cell) return [];
        const reader = new Reader(inside);
        const blocks = reader.read(cell).flatMap((piece) => piece.blocks ?? []);
        keep(reader.aside.map((piece) => ({ ...piece })));
        return blocks.map((block) => ({ ...block, type: "unstyled", depth: 0 }));
      }),
    );
    const filled = grid[0].filter(Boolean);
    const isBold = (blocks) => blocks.every(({ runs }) => runs.every(({ styles }) => styles.has("BOLD")));
    const hasHead = filled.every(({ tagName }) => tagName === "TH") || filled[0]?.closest("thead") || cells[0].every(isBold);
    const textOf = (blocks) => blocks.map(({ text }) => text).join(" ").replaceAll("\n", " ");
    const headings = hasHead ? cells.shift().map(textOf) : grid[0].map(() => "");
    return { type: "table", headings, rows: cells };
  };

  // Headings by their rank: the highest is the second level, since the page's title is the first.
  const rankHeadings = (pieces, offered) => {
    const blocks = pieces.flatMap((piece) => piece.blocks ?? []);
    const levels = [...new Set(blocks.map(({ type }) => type).filter((type) => type.startsWith("heading")))].sort();
    for (const block of blocks) {
      const rank = levels.indexOf(block.type);
      if (rank >= 0) block.type = offered[Math.min(rank, offered.length - 1)] ?? "unstyled";
    }
    return pieces;
  };

  // Text without HTML: a paragraph for each line, and links of addresses.
  const readText = (text, reader) => {
    for (const line of text.split(/\r\n?|\n/)) {
      reader.begin({});
      for (const part of line.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/))
        reader.write(part, { styles: new Set(), href: /^https?:\/\/\S/.test(part) ? addressOf(part) : "" });
      reader.end();
    }
    return reader.pieces;
  };

  /* Return the pieces of the clipboard. Options: `videoHosts`, `headings` (types of blocks, the
     highest first). */
  window.readClipboard = ({ html, text }, options) => {
    const reader = new Reader(options);
    if (!html.trim()) return readText(text, reader);
    const found = reader.read(new DOMParser().parseFromString(html, "text/html").body);
    return rankHeadings(found, options.headings);
  };
})();
