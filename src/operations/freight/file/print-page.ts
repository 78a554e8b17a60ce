import type { Block, PrintedDocument } from '../../../kernel/printed-document.ts';
import { never } from '../../../kernel/result.ts';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

const style = [
  'body{font:11pt/1.4 "Noto Sans",sans-serif;margin:18mm}',
  'table{border-collapse:collapse;width:100%;margin:0 0 4mm}',
  'th,td{border:1px solid;padding:1mm 2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}',
  'caption{text-align:left;font-weight:bold}',
  'figure{margin:0 0 4mm;break-inside:avoid}img{max-width:100%;max-height:120mm}',
  'tr,h2,h3{break-inside:avoid}h2,h3{break-after:avoid}',
].join('');

/** A document as one page of HTML, to read or to print; nothing is loaded from anywhere. */
export function printPage({ language, title, footer, blocks }: PrintedDocument): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>`,
    `<style>${style}</style></head><body><main>`,
    ...blocks.map(blockPage),
    `</main><footer>${escaped(footer)}</footer></body></html>`,
  ].join('\n');
}

function blockPage(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const head = block.head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('');
      const rows = block.rows.map(
        (row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
      );
      return `<table><caption>${escaped(block.caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    }
    case 'picture':
      return `<figure><img alt="${escaped(block.alternative)}" src="data:image/jpeg;base64,${escaped(block.jpeg)}"><figcaption>${escaped(block.caption)}</figcaption></figure>`;
    default:
      return never(block);
  }
}
