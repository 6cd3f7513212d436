/* Finds the pictures in RTF, which Word puts on the clipboard beside HTML that only names files. */
(() => {
  const START = "{\\pict";
  const KINDS = { "\\pngblip": "image/png", "\\jpegblip": "image/jpeg" };
  const FORMER = "{\\nonshppict"; // the same picture again, for programs of long ago

  // The group that begins at a place, without the groups within it, and where it ends.
  const groupAt = (rtf, start) => {
    const own = [];
    let depth = 0;
    let from = start;
    const brace = /[{}]/g;
    brace.lastIndex = start;
    for (let found = brace.exec(rtf); found; found = brace.exec(rtf)) {
      if (depth === 1) own.push(rtf.slice(from, found.index));
      depth += found[0] === "{" ? 1 : -1;
      from = found.index + 1;
      if (depth === 0) break;
    }
    if (depth > 0) own.push(rtf.slice(from)); // cut off
    return { text: own.join(" "), end: depth > 0 ? rtf.length : from };
  };

  const bytesOf = (text) => {
    const digits = text.replace(/\\[a-z]+-?\d* ?/gi, " ").replace(/[^0-9a-f]/gi, "");
    return Uint8Array.from({ length: digits.length >> 1 }, (_, at) => parseInt(digits.substr(at * 2, 2), 16));
  };

  /* Return the pictures of a text in RTF, in their order: files, or null for a kind that no
     browser shows. */
  window.picturesOfRtf = (rtf) => {
    const found = [];
    for (let at = rtf.indexOf(START); at >= 0; ) {
      const { text, end } = groupAt(rtf, at);
      const isFormer = rtf.slice(Math.max(0, at - 200), at).trimEnd().endsWith(FORMER);
      const kind = Object.keys(KINDS).find((each) => text.includes(each));
      if (!isFormer) found.push(kind ? new Blob([bytesOf(text)], { type: KINDS[kind] }) : null);
      at = rtf.indexOf(START, Math.max(end, at + 1));
    }
    return found;
  };
})();
