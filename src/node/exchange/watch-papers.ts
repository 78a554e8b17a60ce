import type { Exchange } from '../../exchange/peer/exchange.ts';
import type { Clock } from '../../kernel/time.ts';
import { faultWords } from '../fault-words.ts';
import { type ExchangePapers, expiryWarnings, readPapers } from './papers.ts';

const paperMilliseconds = 30_000;
const warnMilliseconds = 86_400_000;

export interface WatchPapersParts {
  readonly folder: string;
  readonly exchange: Pick<Exchange, 'change'>;
  readonly clock: Clock;
  readonly say: (line: string) => void;
}

/** New certificates and cards hold without a restart; a peer that is new altogether is taken at the next start. Returns how to stop. */
export function watchPapers(parts: WatchPapersParts): () => void {
  const look = papersLook(parts);
  const timer = setInterval(() => {
    try {
      look();
    } catch (error) {
      parts.say(`strait: exchange papers / certificats de l’échange: ${faultWords(error)}`); // half-written: read again
    }
  }, paperMilliseconds);
  return () => clearInterval(timer);
}

/** One look: what is new is handed to the exchange, and a card that went, or is none any more, is told. */
export function papersLook({ folder, exchange, clock, say }: WatchPapersParts): () => void {
  const told = (papers: ExchangePapers | null): string => JSON.stringify({ ...papers, standings: [] });
  let before = readPapers(folder, clock);
  let warnedAt = clock();
  return () => {
    const papers = readPapers(folder, clock);
    if (papers === null) return;
    if (told(papers) !== told(before)) {
      exchange.change(papers.papers, papers.cards);
      tellChange(before, papers, say);
    }
    before = papers;
    if (clock() - warnedAt < warnMilliseconds) return;
    warnedAt = clock();
    tellPapers(papers, say);
  };
}

/** What stands in the folder, for the duty engineer: what ends soon, and what is no card. */
export function tellPapers({ standings, wrong }: ExchangePapers, say: (line: string) => void): void {
  for (const { en, fr } of expiryWarnings(standings)) say(`strait: ${en}\nstrait : ${fr}`);
  tellWrong(wrong, say);
}

function tellWrong(wrong: readonly string[], say: (line: string) => void): void {
  for (const name of wrong)
    say(
      `strait: peers/${name} is no card of a peer\nstrait : peers/${name} n’est pas la carte d’un homologue`,
    );
}

function tellChange(
  before: ExchangePapers | null,
  { cards, wrong }: ExchangePapers,
  say: (line: string) => void,
) {
  tellWrong(
    wrong.filter((name) => before?.wrong.includes(name) !== true),
    say,
  );
  for (const { node } of before?.cards ?? [])
    if (!cards.some((card) => card.node === node))
      say(
        `strait: there is no card of ${node} any more: ${node} is asked nothing, given nothing and not believed until there is one\n` +
          `strait : plus de carte de ${node} : ce nœud n’est plus ni interrogé, ni servi, ni cru jusqu’à en avoir une`,
      );
}
