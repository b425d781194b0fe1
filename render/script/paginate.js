// Lays a résumé that flows in one long column into sheets of paper.
//
// One script for the preview and for the server's browser just before it prints: what is on which page is decided here
// and nowhere else. It reads the layout once, then copies; the article that flows stays as it is, and is measured only.
//
// What is never divided: a line of the header, a heading, the head of an entry, a bullet. Headings and heads stay with
// what follows them. Paragraphs may be divided between lines, two of them on either side; in columns only long ones, for
// who reads the file page by page reads the other column between the halves.
//
// What people ask for: `data-break` begins a page (with the heading above it, which is never left behind), `data-keep`
// stands on one page as far as it is not longer than one. A page asked for inside of what is kept is begun all the same.

// A fraction of a pixel is no reason for a page.
const SLACK = 0.5;
const WIDOWS = 2;
const ORPHANS = 2;
// Of a page's height: a paragraph as high as this stays whole in a column, and leaves no more than that empty.
const WHOLE = 0.15;
// What only holds others. Everything else is a block that is put on a page as a whole.
const HOLDS = "section, .entry, .group, ul, .columns, .main, .side, .letter, .ending";
// What must not be the last thing on a page.
const LEADS = "h2, h3, .head, .to, .subject, .greeting, .closing";

/**
 * @param {HTMLElement} flow The article, laid out and as wide as the paper.
 * @returns {HTMLElement[]} The sheets, in order and not yet in the document. At least one.
 */
export function paginate(flow) {
  const style = getComputedStyle(flow);
  const box = flow.getBoundingClientRect();
  const top = box.top + parseFloat(style.paddingTop);
  // Where nothing is written, the article is as high as the paper.
  const height = parseFloat(style.minHeight) - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  const sheets = [];
  const all = streams(flow);
  for (const stream of all) {
    pages(blocks(stream), top, height, all.length > 1).forEach((page, at) => {
      const sheet = (sheets[at] ??= new Sheet(flow, at, all.length > 1));
      page.forEach((piece) => sheet.put(piece));
    });
  }
  if (sheets.length === 0) sheets.push(new Sheet(flow, 0, false));
  sheets.forEach((sheet) => foot(sheet.page, flow, sheets.length));
  return sheets.map((sheet) => sheet.page);
}

// Whose page it is and which, in the margin. One line, the same but for the number: who reads the file page by page knows
// that it is no part of the text.
function foot(page, { dataset, ownerDocument }, count) {
  const words = [dataset.running, dataset.numbers === undefined ? undefined : `${page.dataset.page} / ${count}`];
  const said = words.filter((word) => word !== undefined);
  if (said.length === 0) return;
  const foot = ownerDocument.createElement("div");
  foot.className = "foot";
  foot.setAttribute("aria-hidden", "true");
  foot.textContent = said.join(" · ");
  page.append(foot);
}

// What runs through the pages on its own: each of two columns, or the whole.
function streams(flow) {
  const columns = flow.querySelector(":scope > .columns");
  // A template may set both columns below each other.
  if (!columns || getComputedStyle(columns).display !== "grid") return [[...flow.children]];
  const [first, ...others] = columns.children;
  const before = [...flow.children].filter((child) => child !== columns);
  return [[...before, first], ...others.map((column) => [column])];
}

// The blocks in reading order. `kept`: what they are to stay together in, the innermost first.
function blocks(elements, kept = []) {
  return elements.flatMap((element) => {
    const within = element.dataset.keep === undefined ? kept : [element, ...kept];
    const inside = element.matches(HOLDS) && element.children.length > 0;
    const { top, bottom } = element.getBoundingClientRect();
    // A head with nothing below it leads nothing.
    const leads = element.matches(LEADS) && !(element.matches(".head, .letter *") && element.nextElementSibling === null);
    // What is not shown is on no page.
    const found = inside ? blocks([...element.children], within) : bottom > top ? [{ element, top, bottom, leads, kept: within }] : [];
    if (element.dataset.break !== undefined && found.length > 0) found[0].breaks = true;
    return found;
  });
}

// Which pieces are on which page. `apart`: another column stands beside them.
function pages(all, top, height, apart) {
  const pages = [[]];
  // The first page begins where the article does, the others at their first block.
  let end = top + height;
  const isFull = (piece) => piece.bottom > end + SLACK;
  const turn = (piece) => {
    if (pages[pages.length - 1].length === 0) return;
    pages.push([]);
    end = piece.top + height;
  };
  const put = (piece) => {
    if (isFull(piece)) turn(piece);
    pages[pages.length - 1].push(piece);
  };
  for (const chunk of together(chunks(all), height)) {
    if (chunk.some((piece) => piece.breaks)) turn(chunk[0]);
    const last = chunk[chunk.length - 1];
    if (isFull(last)) {
      const before = chunk.slice(0, -1);
      // Its last block may be a paragraph of which enough lines fit here.
      const isWhole = chunk.isKept || (apart && last.bottom - last.top <= height * WHOLE);
      const parts = isWhole || before.some(isFull) ? [last] : divide(last, end);
      if (parts.length > 1) {
        chunk.splice(-1, 1, ...parts);
      } else {
        turn(chunk[0]);
      }
    }
    // Longer than a page: it is divided wherever it must be.
    chunk.flatMap((piece) => (piece.bottom - piece.top > height + SLACK ? force(piece, end, height) : [piece])).forEach(put);
  }
  return pages.filter((page) => page.length > 0);
}

// Blocks with what must stay with them: a heading, the head of its first entry, the first bullet.
function chunks(all) {
  const chunks = [];
  let chunk = [];
  for (const block of all) {
    chunk.push(block);
    if (!block.leads) {
      chunks.push(chunk);
      chunk = [];
    }
  }
  // A heading without anything below it.
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}

// Chunks joined where people want them on one page and one page holds them, the innermost first.
function together(chunks, height) {
  const levels = Math.max(0, ...chunks.flat().map((block) => block.kept.length));
  for (let level = levels; level > 0; level -= 1) {
    const keeper = (chunk) => chunk[chunk.length - 1].kept.at(-level);
    chunks = runs(chunks, keeper).flatMap((run) => {
      const joined = run.flat();
      const fits = joined[joined.length - 1].bottom - joined[0].top <= height + SLACK;
      const begins = run.slice(1).some((chunk) => chunk.some((piece) => piece.breaks));
      if (keeper(run[0]) === undefined || !fits || begins) return run;
      joined.isKept = true;
      return [joined];
    });
  }
  return chunks;
}

// Neighbours that share a key.
function runs(all, key) {
  const runs = [];
  for (const one of all) {
    const last = runs[runs.length - 1];
    if (last && key(last[0]) !== undefined && key(last[0]) === key(one)) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

// A paragraph in two, the first of which ends before `end`; itself when it cannot be.
function divide(block, end) {
  if (block.element.localName !== "p") return [block];
  const lines = linesOf(block);
  const fitting = lines.filter((line) => line.bottom <= end + SLACK).length;
  const here = Math.min(fitting, lines.length - WIDOWS);
  return here >= ORPHANS ? cut(block, lines, [here]) : [block];
}

// What is longer than a page, in pieces of whole lines.
function force(block, end, height) {
  const lines = linesOf(block);
  const cuts = [];
  let limit = end;
  lines.forEach((line, at) => {
    if (line.bottom > limit + SLACK && at > (cuts[cuts.length - 1] ?? 0)) {
      cuts.push(at);
      limit = line.top + height;
    }
  });
  return cut(block, lines, cuts);
}

// `cuts` are the lines with which new pieces begin.
function cut(block, lines, cuts) {
  const starts = [0, ...cuts];
  return starts.map((start, at) => {
    const next = starts[at + 1];
    const isLast = next === undefined;
    return {
      ...block,
      top: at === 0 ? block.top : lines[start].top,
      bottom: isLast ? block.bottom : lines[next - 1].bottom,
      from: at === 0 ? block.from : lines[start].from,
      to: isLast ? block.to : lines[next].from,
    };
  });
}

// The lines of a block or of a piece of one, each with the place in the text at which it begins.
function linesOf({ element, top, bottom }) {
  return allLines(element).filter((line) => line.top > top - SLACK && line.bottom < bottom + SLACK);
}

function allLines(element) {
  const lines = [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    let at = 0;
    while (at < node.length) {
      range.setStart(node, at);
      range.setEnd(node, node.length);
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
      if (rects.length === 0) break;
      const { top, bottom } = rects[0];
      const line = lines[lines.length - 1];
      // Letters of another size in the same line stand a little higher or lower.
      if (line && (top + bottom) / 2 < line.bottom) {
        line.bottom = Math.max(line.bottom, bottom);
      } else {
        lines.push({ top, bottom, from: { node, at } });
      }
      at = lineEnd(range, node, at, lines[lines.length - 1].bottom);
    }
  }
  return lines;
}

// The first letter of a text below a line, by halving.
function lineEnd(range, node, from, bottom) {
  let low = from + 1;
  let high = node.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    range.setStart(node, middle);
    range.setEnd(node, middle + 1);
    const rect = range.getBoundingClientRect();
    const below = (rect.top + rect.bottom) / 2 > bottom;
    if (below) high = middle;
    else low = middle + 1;
  }
  // Not between the halves of a letter.
  const second = low < node.length && node.data.charCodeAt(low);
  return second >= 0xdc00 && second <= 0xdfff ? low + 1 : low;
}

// One page: the article's own frame, and copies of what is on it inside copies of what holds it.
class Sheet {
  constructor(flow, at, apart) {
    this.page = flow.cloneNode(false);
    this.page.classList.add("sheet");
    this.page.dataset.page = at + 1;
    this.at = at;
    this.apart = apart;
    this.copies = new Map([[flow, this.page]]);
  }

  put({ element, from, to }) {
    const parent = this.copy(element.parentNode);
    const copy = from || to ? part(element, from, to) : element.cloneNode(true);
    if (from) copy.classList.add("continued");
    parent.append(copy);
    if (this.at > 0) start(copy, this.page, this.apart);
  }

  // The copy of what holds others; what began on an earlier page goes on here.
  copy(element) {
    const known = this.copies.get(element);
    if (known) return known;
    const parent = this.copy(element.parentNode);
    const copy = element.cloneNode(false);
    this.copies.set(element, copy);
    if (parent.classList.contains("columns")) columns(parent, element.parentNode);
    if (element.parentNode.classList.contains("columns")) {
      const place = parent.children[[...element.parentNode.children].indexOf(element)];
      place.replaceWith(copy);
    } else {
      parent.append(copy);
    }
    return copy;
  }
}

// Both columns have their place, also when one of them has ended.
function columns(copy, original) {
  if (copy.children.length > 0) return;
  for (const column of original.children) copy.append(column.cloneNode(false));
}

// Marks what stands at the top of a page that is not the first, with all that begins there: the space above is between
// things, and there is nothing above (see `.page-start` in the style). `apart`: the columns stand side by side.
function start(element, page, apart) {
  const begin = [];
  for (let at = element; at !== page; at = at.parentNode) {
    if (!isFirst(at, apart)) return;
    begin.push(at);
  }
  begin.forEach((at) => at.classList.add("page-start"));
}

function isFirst({ parentNode, previousElementSibling: before }, apart) {
  if (before === null) return true;
  // Each of two columns has a top; below each other, the second one when nothing of the first is here.
  return parentNode.classList.contains("columns") && (apart || before.childElementCount === 0);
}

function part(element, from, to) {
  const range = document.createRange();
  range.selectNodeContents(element);
  if (from) range.setStart(from.node, from.at);
  if (to) range.setEnd(to.node, to.at);
  const copy = element.cloneNode(false);
  copy.append(range.cloneContents());
  return copy;
}
