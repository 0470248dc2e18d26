import { type Block, type Document, headingNumbers, type Inline } from './model.ts';

/** What stands behind the figures of a document, for its appendix. */
export interface Appendix {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly anchor: string; readonly cells: readonly string[] }[];
}

const style = `
:root{color-scheme:light dark;--ink:#1c2126;--mute:#5b646c;--line:#d8d8d2;--accent:#17607d;--paper:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e6e8ea;--mute:#a3abb2;--line:#3a4147;--accent:#7cc0da;--paper:#15191c}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.9 "FangSong","STFangsong","Noto Serif CJK SC",serif;font-variant-numeric:tabular-nums}
main{max-width:44em;margin:0 auto;padding:3em 1.5em}
h1{font:600 1.7em/1.4 "Songti SC","Noto Serif CJK SC",serif;text-align:center;margin:0}
.sub{text-align:center;color:var(--mute);margin:.5em 0 2em}
h2{font:600 1.15em/1.6 "SimHei","Noto Sans CJK SC",sans-serif;margin:1.6em 0 .4em}h3{font:1.05em/1.6 "KaiTi","STKaiti",serif;margin:1.2em 0 .3em}
p{margin:0 0 .6em;text-indent:2em;text-align:justify}p.line{text-indent:0}p.note{text-indent:0;color:var(--mute);font-size:.85em}
a{color:var(--accent)}table{width:100%;border-collapse:collapse;margin:.6em 0 1.4em;font-size:.9em;line-height:1.5}
caption{font-size:.95em;padding:.3em 0;text-align:left;color:var(--mute)}th,td{border-bottom:1px solid var(--line);padding:.3em .5em;text-align:left}
.n{text-align:right}.bar{display:block;height:.6em;background:var(--accent)}td.w{width:45%}
@media print{@page{size:A4;margin:37mm 26mm 35mm 28mm}body{background:#fff;color:#000;font-size:12pt}main{max-width:none;padding:0}a{color:inherit;text-decoration:none}tr,h2,h3{break-inside:avoid}h2,h3{break-after:avoid}}`;

/** One file that needs nothing else: no script, nothing from elsewhere, a clean A4 when printed. */
export function toHtml(document: Document, appendix?: Appendix): string {
  const numbers = headingNumbers(document);
  const known = new Set(appendix?.rows.map(({ anchor }) => anchor));
  const blocks = document.blocks.map((block) => blockHtml(block, numbers.get(block) ?? '', known)).join('\n');
  return `<!doctype html>
<html lang="${document.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(document.title)}</title><style>${style}</style></head><body><main>
${document.corner ? `<p class="line n">${escapeHtml(document.corner)}</p>` : ''}<h1>${escapeHtml(document.title)}</h1><p class="sub">${escapeHtml(document.subtitle)}</p>
${blocks}
${appendix ? appendixHtml(appendix) : ''}
</main></body></html>
`;
}

function blockHtml(block: Block, number: string, known: ReadonlySet<string>): string {
  const inline = (part: Inline) => inlineHtml(part, known);
  switch (block.kind) {
    case 'heading': {
      const tag = block.level === 1 ? 'h2' : 'h3';
      return `<${tag}>${escapeHtml(number + block.text)}</${tag}>`;
    }
    case 'paragraph':
      return `<p>${block.inlines.map(inline).join('')}</p>`;
    case 'note':
      return `<p class="note">${escapeHtml(block.text)}</p>`;
    case 'line':
      return `<p class="line${block.align === 'right' ? ' n' : ''}">${escapeHtml(block.text)}</p>`;
    case 'form':
      return formHtml(block);
    case 'table': {
      const cell = (tag: string, index: number, content: string, scope = '') =>
        `<${tag}${scope}${block.columns[index]?.align === 'right' ? ' class="n"' : ''}>${content}</${tag}>`;
      const head = block.columns
        .map(({ label }, index) => cell('th', index, escapeHtml(label), ' scope="col"'))
        .join('');
      const rows = block.rows
        .map((row) => `<tr>${row.map((part, index) => cell('td', index, inline(part))).join('')}</tr>`)
        .join('');
      return `<table><caption>${escapeHtml(block.caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
    }
    case 'bars': {
      const most = Math.max(1, ...block.bars.map(({ value }) => value.value ?? 0));
      const rows = block.bars.map(({ label, value }) => {
        const share = Math.round(((value.value ?? 0) / most) * 1_000) / 10;
        return `<tr><th scope="row">${escapeHtml(label)}</th><td class="w"><span class="bar" style="width:${share}%"></span></td><td class="n">${inline(value)}</td></tr>`;
      });
      return `<table><caption>${escapeHtml(block.caption)}（${escapeHtml(block.unit)}）</caption><tbody>${rows.join('')}</tbody></table>`;
    }
  }
}

function formHtml({ rows }: Extract<Block, { kind: 'form' }>): string {
  const widest = Math.max(...rows.map((boxes) => boxes.length));
  const made = rows.map((boxes) => {
    const last = (index: number) => (index === boxes.length - 1 ? (widest - boxes.length) * 2 + 1 : 1);
    const cells = boxes.map(
      ({ label, value }, index) =>
        `<th scope="row">${escapeHtml(label)}</th><td colspan="${last(index)}">${escapeHtml(value)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><tbody>${made.join('')}</tbody></table>`;
}

function inlineHtml(part: Inline, known: ReadonlySet<string>): string {
  if (part.kind === 'text') return escapeHtml(part.text);
  return known.has(part.figure)
    ? `<a href="#${escapeHtml(part.figure)}">${escapeHtml(part.text)}</a>`
    : `<b>${escapeHtml(part.text)}</b>`;
}

function appendixHtml({ title, columns, rows }: Appendix): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = rows
    .map(
      ({ anchor, cells }) =>
        `<tr id="${escapeHtml(anchor)}">${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
    )
    .join('');
  return `<h2>${escapeHtml(title)}</h2><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
