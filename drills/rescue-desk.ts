import { type LiveReader, openLive } from '../bench/live-reader.ts';

/** A desk at the board: it hears that something changed, asks what, and remembers when it saw each record. */
export interface BoardDesk {
  /** When each contact was first on this desk's board, by `performance.now()`. */
  readonly contacts: ReadonlyMap<string, number>;
  /** When each alarm was first on this desk's list, by what it is about (`boat/b-...`). */
  readonly alarms: ReadonlyMap<string, number>;
  /** Answers other than 200 that it got. */
  readonly refused: readonly string[];
  close(): void;
}

export interface DeskFrom {
  readonly address: string;
  readonly cookie: string;
  /** Told of each contact as it comes: what a screen computes of it is part of the time. */
  readonly onContact?: (contact: unknown, board: ReadonlyMap<string, unknown>) => void;
}

interface Board {
  readonly position: string;
  readonly contacts: readonly { readonly facts: { readonly contact: string } }[];
  readonly boats: readonly { readonly boat: string }[];
}

/** Opens a desk, reads the whole board once, and follows. */
export async function openBoardDesk(from: DeskFrom): Promise<BoardDesk> {
  const contacts = new Map<string, number>();
  const alarms = new Map<string, number>();
  const boats = new Map<string, unknown>();
  const refused: string[] = [];
  let position: string | null = null;
  const askBoard = oneAtATime(async () => {
    const after: string = position === null ? '' : `?after=${encodeURIComponent(position)}`;
    const board = await ask<Board>(from, `/api/operations/rescue/board${after}`, refused);
    if (board === null) return;
    position = board.position;
    for (const boat of board.boats) boats.set(boat.boat, boat);
    for (const contact of board.contacts) {
      if (contacts.has(contact.facts.contact)) continue;
      from.onContact?.(contact, boats);
      contacts.set(contact.facts.contact, performance.now());
    }
  });
  const askAlarms = oneAtATime(async () => {
    const list = await ask<{ readonly alarms: readonly { readonly about: string }[] }>(
      from,
      '/api/operations/watch/alarms',
      refused,
    );
    for (const { about } of list?.alarms ?? []) if (!alarms.has(about)) alarms.set(about, performance.now());
  });
  const live: LiveReader = await openLive(from, ({ event }) => {
    if (event === 'rescue') void askBoard();
    if (event === 'watch') void askAlarms();
  });
  await askBoard();
  await askAlarms();
  return { contacts, alarms, refused, close: () => live.close() };
}

/** Runs again once where it was asked for meanwhile: a desk never has two questions of a kind under way. */
function oneAtATime(step: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await step();
    } while (again);
    running = null;
  };
  return () => {
    if (running === null) running = run();
    else again = true;
    return running;
  };
}

async function ask<Answer>(
  { address, cookie }: DeskFrom,
  path: string,
  refused: string[],
): Promise<Answer | null> {
  const said = path.split('?', 1)[0] ?? path;
  try {
    const answer = await fetch(`${address}${path}`, { headers: { cookie } });
    if (answer.status === 200) return (await answer.json()) as Answer; // the node under test writes it
    refused.push(`${answer.status} ${said}`);
    await answer.arrayBuffer();
  } catch {
    // The node went away: during the run that is a fault, after it nobody counts it.
    refused.push(`unanswered ${said}`);
  }
  return null;
}

/** Gives a command as a console does. Null: accepted. */
export async function giveCommand(
  { address, cookie }: DeskFrom,
  name: string,
  { fields, key }: { readonly fields: unknown; readonly key: string },
): Promise<string | null> {
  const answer = await fetch(`${address}/api/${name}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key, 'x-strait': '1' },
    body: JSON.stringify(fields),
  });
  const said = await answer.text();
  return answer.status === 200 ? null : `${answer.status} ${said.slice(0, 200)}`;
}
