/**
 * Elements whose content nobody reads. The head is none: what stands in it to be read is not of it, and its end may be left
 * out. Source: HTML Living Standard, 13.1.2.4 and 13.2.6.4.4.
 */
const unread = new Set(['script', 'style', 'title', 'template', 'noscript', 'svg']);
/** Elements that begin a new line. */
const lines = new Set(
  'address article blockquote br dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
/** Named signs of the two languages, of positions and of mail; whatever else is named stays as it is written. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: ' ',
  deg: '°',
  prime: '′',
  Prime: '″',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  minus: '−',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  icirc: 'î',
  iuml: 'ï',
  ocirc: 'ô',
  oelig: 'œ',
  ugrave: 'ù',
  ucirc: 'û',
  Agrave: 'À',
  Ccedil: 'Ç',
  Eacute: 'É',
  Egrave: 'È',
};

/**
 * The words of a mail that came as HTML alone, as its reader would see them, with the addresses of its links behind
 * them: a place is most often shared as one. One pass, linear in the length; what is no tag stays text. Never throws.
 */
export function wordsOfHtml(html: string): string {
  let words = '';
  let skipped: string | null = null;
  let link: string | null = null;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open === -1 ? html.length : open;
    if (skipped === null) words += html.slice(at, end);
    if (open === -1) break;
    const tag = tagAt(html, open);
    if (tag === null) {
      if (skipped === null) words += '<';
      at = open + 1;
      continue;
    }
    at = tag.end;
    // A drawing without an end is left at the first line of a text: 13.2.6.5.
    if (skipped === 'svg' && lines.has(tag.name)) skipped = null;
    if (skipped !== null) {
      if (tag.closes && tag.name === skipped) skipped = null;
    } else if (unread.has(tag.name) && !tag.closes) skipped = isEmptyDrawing(html, tag) ? null : tag.name;
    else if (lines.has(tag.name)) words += '\n';
    else if (tag.name === 'a' && !tag.closes) link = hrefOf(html.slice(open, tag.end));
    else if (tag.name === 'a' && link !== null) {
      words += ` ${link} `;
      link = null;
    }
  }
  return tidied(unescaped(words));
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly end: number;
}

/** The tag or comment that begins there; null where it is none: a sign of its own. */
function tagAt(html: string, at: number): Tag | null {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    return { name: '!', closes: false, end: end === -1 ? html.length : end + 3 };
  }
  const begun = /^<(\/?)([a-z!?][a-z0-9:-]{0,30})/i.exec(html.slice(at, at + 40));
  if (begun === null) return null;
  const end = html.indexOf('>', at);
  return {
    name: (begun[2] ?? '').toLowerCase(),
    closes: begun[1] === '/',
    end: end === -1 ? html.length : end + 1,
  };
}

/** `<svg/>` holds nothing; of every other element HTML passes over the stroke. */
function isEmptyDrawing(html: string, { name, end }: Tag): boolean {
  return name === 'svg' && html.endsWith('/>', end);
}

const hrefMax = 2_000;

function hrefOf(tag: string): string | null {
  const href = /\shref\s?=\s?(?:"([^"]+)"|'([^']+)'|([^\s>]+))/i.exec(tag.slice(0, hrefMax + 200));
  const address = href?.[1] ?? href?.[2] ?? href?.[3];
  return address !== undefined && /^(?:https?|geo):/i.test(address) ? address : null;
}

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole) => {
    const name = whole.slice(1, -1);
    if (!name.startsWith('#')) return named[name] ?? whole;
    const isHex = name[1]?.toLowerCase() === 'x';
    const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
    const isSign = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isSign ? String.fromCodePoint(code) : '\uFFFD';
  });
}

function tidied(text: string): string {
  const trimmed = text.split('\n').map((line) => line.replaceAll(/[ \t\r\u00A0]{1,1000}/g, ' ').trim());
  return trimmed
    .filter((line, n) => line !== '' || trimmed[n - 1] !== '')
    .join('\n')
    .trim();
}
