import { createPublicKey } from 'node:crypto';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { CompactSign, compactVerify } from 'jose';
import pg from 'pg';
import { createAcceptance } from '../src/app/inbox-accept.ts';
import { createInbox } from '../src/app/inbox.ts';
import { decisionsOf, languageOf, partsOf } from '../src/app/outbox-decisions.ts';
import { createOutbox } from '../src/app/outbox.ts';
import { signingWith } from '../src/app/outbox-write.ts';
import { carries, readEnvelope, signEnvelope } from '../src/exchange/peer/envelope.ts';
import { nextTexts } from '../src/exchange/peer/outlet.ts';
import { createReception } from '../src/exchange/peer/reception.ts';
import { ringOf, type SampleKey, sampleKey } from '../src/exchange/peer/sample-envelopes.ts';
import { startVerifier } from '../src/exchange/peer/verifier.ts';
import {
  createInboxStore,
  createJournal,
  createOutboxStore,
  type Journal,
  openStore,
  type Store,
} from '../src/journal/index.ts';
import { testServers } from '../src/journal/test-server.ts';
import { canonicalText } from '../src/kernel/canonical.ts';
import type { Envelope } from '../src/kernel/exchange.ts';
import { hadNothing } from '../src/kernel/causal.ts';
import type { NodeId } from '../src/kernel/ids.ts';
import { instant } from '../src/kernel/time.ts';
import { contexts } from '../src/node/contexts.ts';
import { laneOf } from '../src/node/exchange-lanes.ts';
import { inletOf } from '../src/node/exchange/ends.ts';
import { openPolicyJudge } from '../src/node/policies.ts';
import { createRelease } from '../src/policy/release.ts';
import { appendBacklog } from './exchange-corpus.ts';
import { processorSeconds } from './processor.ts';

/** One step over so many events: how long it took, and the processor's time of this process and the store's and verifier's. */
export interface Step {
  readonly name: string;
  readonly events: number;
  readonly seconds: number;
  /** CPU seconds of this process. */
  readonly own: number;
  /** CPU seconds of the processes that it started: PostgreSQL, the verifying part. Null: not known here. */
  readonly others: number | null;
  readonly load: number;
}

const fr = 'fr' as NodeId;
const uk = 'uk' as NodeId;
const clock = () => instant(Date.now());

/**
 * Each step that an event takes from one book to the other, by itself, with the real rules, keys and stores; where there is
 * somebody to compare with, that one does the same over the same events. Throws where a step does not do its work.
 */
export async function measureSteps(events: number, peers: boolean): Promise<readonly Step[]> {
  const bed = await openBed();
  const steps: Step[] = [];
  const step = async (name: string, work: () => Promise<void>): Promise<void> =>
    void steps.push(await measured(name, events, work));
  try {
    await bed.warm();
    await appendBacklog(bed.journals.fr, 'detection', events);
    await pureSteps(bed, events, { step, peers });
    await step('outbox', () => bed.advance());
    await step('import', async () => {
      const taken = await bed.receive();
      if (taken !== events) throw new Error(`${taken} of ${events} were taken`);
    });
    if (peers) await plainInsert(bed, step);
    return steps;
  } finally {
    await bed.close();
  }
}

type Measure = (name: string, work: () => Promise<void>) => Promise<void>;
type Bed = Awaited<ReturnType<typeof openBed>>;

/** What needs no store: the rules, the text, the signature, and its proof. */
async function pureSteps(
  bed: Bed,
  events: number,
  { step, peers }: { readonly step: Measure; readonly peers: boolean },
): Promise<void> {
  const stored = (await bed.journals.fr.readAfter(bed.warmed(), events)).slice(0, events);
  const judging = { language: languageOf(contexts), release: bed.release, carries, laneOf, from: fr, to: uk };
  const contents: Envelope['content'][] = [];
  await step('release', async () => {
    for (const decision of decisionsOf(stored)) {
      const own = decision.map((one) => ({ stored: one, had: hadNothing }));
      contents.push(...partsOf(judging, own, clock()).said.map(({ content }) => content));
    }
  });
  if (contents.length !== events) throw new Error(`${contents.length} of ${events} were released`);
  const envelopes = contents.map((content, index): Envelope => {
    const place = { lane: 'bulk', sequence: index + 1, previous: '0'.repeat(64) } as const;
    return {
      kind: 'strait envelope 1',
      from: fr,
      to: uk,
      ...place,
      madeAt: stored[0]?.recordedAt ?? bed.at,
      content,
    };
  });
  const texts: string[] = [];
  await step('canonical', async () => void texts.push(...envelopes.map(canonicalText)));
  const signed: string[] = [];
  await step('sign', async () => {
    for (const envelope of envelopes) signed.push((await signEnvelope(envelope, bed.key)).signed);
  });
  const keys = ringOf(bed.key);
  await step('verify', async () => {
    for (const one of signed)
      if (!readEnvelope(one, { own: uk, peer: fr, keys }).ok) throw new Error('not proved');
  });
  if (!peers) return;
  const jose: string[] = [];
  await step('sign-jose', async () => {
    for (const text of texts)
      jose.push(
        await new CompactSign(Buffer.from(text))
          .setProtectedHeader({ alg: 'EdDSA' })
          .sign(bed.key.privateKey),
      );
  });
  const publicKey = createPublicKey(bed.key.privateKey);
  await step('verify-jose', async () => {
    for (const one of jose) JSON.parse(Buffer.from((await compactVerify(one, publicKey)).payload).toString());
  });
}

async function openBed() {
  const server = await testServers[0]?.start();
  if (server === undefined) throw new Error('no built-in server');
  const stores = {
    fr: await openStore({ url: await server.freshUrl() }),
    uk: await openStore({ url: await server.freshUrl() }),
  };
  const journals = {
    fr: await createJournal({ store: stores.fr, origin: fr }),
    uk: await createJournal({ store: stores.uk, origin: uk }),
  };
  const given = {
    stores,
    journals,
    key: sampleKey(),
    release: createRelease(openPolicyJudge('fr').installed.release),
  };
  const advance = sender(given);
  const receiving = receiver(given);
  let warmed = 0;
  return {
    ...given,
    at: '2026-11-24T02:14:00.000Z' as Envelope['madeAt'], // any moment: nothing here looks at it
    advance,
    receive: () => receiving.receive(),
    /** The head of the French book after warming up. */
    warmed: () => warmed,
    /** Starts every process and loads every module; not counted. */
    async warm(): Promise<void> {
      await appendBacklog(journals.fr, 'contact', 300);
      await advance();
      await receiving.receive();
      warmed = await journals.fr.head();
    },
    async close() {
      await receiving.close();
      for (const side of ['fr', 'uk'] as const) {
        await journals[side].close();
        await stores[side].close();
      }
      await server.stop();
    },
  };
}

interface Given {
  readonly stores: Readonly<Record<'fr' | 'uk', Store>>;
  readonly journals: Readonly<Record<'fr' | 'uk', Journal>>;
  readonly key: SampleKey;
  readonly release: ReturnType<typeof createRelease>;
}

/** Makes ready whatever may leave. */
function sender({ stores, journals, key, release }: Given): () => Promise<void> {
  const outbox = createOutbox({
    journal: journals.fr,
    store: createOutboxStore(stores.fr),
    contexts,
    release,
    carries,
    laneOf,
    signing: signingWith((envelope) => signEnvelope(envelope, key)),
    read() {
      throw new Error('nothing is taken back here');
    },
    peer: uk,
    clock,
  });
  return async () => {
    while ((await outbox.advance()) > 0);
  };
}

/** Takes it as the exchange does, but for the line between. */
function receiver({ stores, journals, key, release }: Given) {
  const shapesModule = join(import.meta.dirname, '../src/node/exchange-shapes.ts');
  const verifier = startVerifier({ own: uk, peer: fr, keys: [key.pinned], shapesModule });
  const inbox = createInbox({
    journal: journals.uk,
    store: createInboxStore(stores.uk),
    contexts,
    peer: fr,
    clock,
    read: () => null,
    outbox: { say: async () => true, receipt: async () => true },
    accepts: createAcceptance({ contexts, release, laneOf }),
  });
  const { receive: take } = createReception({
    inlet: inletOf(inbox, () => {}),
    check: (signed, expected) => verifier.check(signed, expected),
    refused(code) {
      throw new Error(`refused: ${code}`);
    },
  });
  const outlet = { after: sentAfter(createOutboxStore(stores.fr)) };
  return {
    async receive(): Promise<number> {
      for (let taken = 0; ; ) {
        const { sequence: bulk } = await inbox.standing('bulk');
        const { sequence: life } = await inbox.standing('life');
        const texts = await nextTexts(outlet, { life, work: 0, bulk });
        if (texts.length === 0) return taken;
        taken += (await take(texts)).taken;
      }
    },
    close: () => verifier.close(),
  };
}

function sentAfter(sent: ReturnType<typeof createOutboxStore>) {
  return (lane: Envelope['lane'], sequence: number, limit: number) =>
    sent.after(uk, { lane, sequence }, limit);
}

/** The peer of the import: the same rows into a plain table, 200 a transaction, without proof, chain, key or order. */
async function plainInsert({ stores, journals, warmed }: Bed, step: Measure): Promise<void> {
  const client = new pg.Client(stores.fr.owner);
  await client.connect();
  try {
    await client.query(
      'create table public.plain (id bigint generated always as identity primary key, body jsonb)',
    );
    const rows = (await journals.fr.readAfter(warmed(), 1_000_000)).map((event) => JSON.stringify(event));
    await step('import-plain', async () => {
      for (let from = 0; from < rows.length; from += 200)
        await client.query({
          name: 'plain',
          text: 'insert into public.plain (body) select * from unnest($1::jsonb[])',
          values: [rows.slice(from, from + 200)],
        });
    });
  } finally {
    await client.end();
  }
}

async function measured(name: string, events: number, work: () => Promise<void>): Promise<Step> {
  const before = usage();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  const after = usage();
  const others = before.others === null || after.others === null ? null : after.others - before.others;
  return { name, events, seconds, own: after.own - before.own, others, load: loadavg()[0] ?? 0 };
}

function usage(): { readonly own: number; readonly others: number | null } {
  const { user, system } = process.cpuUsage();
  const family = processorSeconds(process.pid);
  const own = (user + system) / 1e6;
  return { own, others: family === null ? null : family - own };
}
