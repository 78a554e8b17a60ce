import { z } from 'zod';
import { load } from '../../app/handle.ts';
import { giveByProgram } from '../../app/program.ts';
import { json, refusedReply, type Reply, type Route } from '../../app/route.ts';
import type { Journal } from '../../journal/port.ts';
import type { ContextDoor } from '../../kernel/door.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { type State, states } from '../../kernel/label.ts';
import { type Clock, toUtc } from '../../kernel/time.ts';
import { minuteGate } from './minute-gate.ts';
import { heldRow, placeFieldsSchema, placeRegister, placeStream } from './place-register.ts';
import type { ReportState } from './report/decide-report.ts';
import { reportKind, reportStream } from './report/door.ts';
import { reportCommandSchemas, reportId } from './report/events-report.ts';
import { type KeyedHash, receiptCode, receiptCodeText } from './report/receipt-code.ts';
import { type ReportRefusal, reportRefusals } from './report/refusals.ts';
import { driverPlaces } from './report/words.ts';

/** What the drivers' own page needs of its node. */
export interface DriverRouteParts {
  readonly journal: Journal;
  readonly contexts: readonly ContextDoor[];
  /** The agency that answers for what somebody without an account has said. */
  readonly agency: string;
  readonly state: State;
  readonly clock: Clock;
  /** The node's own hash for the codes on receipts. */
  readonly keyed: KeyedHash;
}

/** Of one address in a minute: a driver sends a few; a parking's shared network some dozens. */
const reportsPerMinuteMax = 20;
const receiptsPerMinuteMax = 30;
/** Of all addresses in a minute. Reports of a life at risk have a count of their own: no flood of others keeps them out. */
const allPerMinuteMax = { ordinary: 300, life: 300 } as const;

const bodyBytesMax = 4_096;
/** The page's own name in the book: nobody is behind it whom the node knows. */
const page = 'driver.page' as ActorId;

/** The receipt of a report: what the book holds of it, for whoever has its number. */
export interface DriverReceipt {
  readonly ok: true;
  readonly report: string;
  /** What is printed beside the square code, and read aloud: four groups of four. */
  readonly code: string;
  readonly recordedAt: string;
  readonly what: string | null;
  readonly place: string | null;
  readonly direction: string;
  readonly seenAt: string;
  readonly checklist: unknown;
}

/** The two public addresses of the drivers' page: a report goes in, its receipt comes out to whoever has its number. */
export function driverRoutes(parts: DriverRouteParts): readonly Route[] {
  const flood = minuteGate(parts.clock, allPerMinuteMax);
  return [
    {
      method: 'POST',
      url: '/api/driver/report',
      action: 'public',
      summary: {
        en: 'What a lorry’s driver has noticed, or a vehicle checklist. Public: drivers have no account, and a report of people in a lorry must reach the teams; it tells nothing.',
        fr: 'Ce qu’un conducteur a constaté, ou une liste de vérification. Public : les conducteurs n’ont pas de compte et signaler des personnes dans un camion doit être possible ; rien n’est divulgué.',
      },
      body: reportCommandSchemas.MakeDriverReport,
      bodyLimit: bodyBytesMax,
      perMinuteMax: reportsPerMinuteMax,
      answer: ({ body }) => report(parts, flood, reportCommandSchemas.MakeDriverReport.parse(body)),
    },
    {
      method: 'GET',
      url: '/api/driver/receipt',
      action: 'public',
      summary: {
        en: 'The receipt of one report, by its number. Public: a haulier proves a check with it; the number is long and chosen by chance, and nothing of a person stands in it.',
        fr: 'Le récépissé d’un signalement, par son numéro. Public : le transporteur s’en sert pour prouver une vérification ; le numéro est long et aléatoire, et rien n’y figure sur une personne.',
      },
      query: z.strictObject({ report: reportId }),
      perMinuteMax: receiptsPerMinuteMax,
      answer: async ({ query }) => {
        const { report: id } = z.object({ report: reportId }).parse(query);
        const receipt = await receiptOf(parts, id);
        return receipt === null ? refusedReply({ code: 'not_found' }) : json(receipt);
      },
    },
  ];
}

type Said = z.infer<typeof reportCommandSchemas.MakeDriverReport>;

async function report(
  parts: DriverRouteParts,
  isFlooded: (kind: keyof typeof allPerMinuteMax) => boolean,
  said: Said,
): Promise<Reply> {
  if (isFlooded(said.what === 'people_inside' ? 'life' : 'ordinary'))
    return refusedReply({ code: 'too_many_requests' });
  if (!(await isPlace(parts, said.place)))
    return refusedReply({ code: 'place_unknown' }, reportRefusals.place_unknown);
  const refused = await giveByProgram(parts, {
    actor: page,
    context: 'operations/freight',
    kind: reportKind,
    key: said.report,
    command: { type: 'MakeDriverReport', at: toUtc(parts.clock()), ...said },
    idempotencyKey: `driver/${said.report}`,
    state: states.find((one) => one === parts.state) ?? null,
    owner: null,
  });
  if (refused !== null) return refusedReply(refused, reportRefusals[refused.code as ReportRefusal]);
  const receipt = await receiptOf(parts, said.report);
  return receipt === null ? refusedReply({ code: 'fault' }) : json(receipt);
}

/**
 * On the page's own list, or on the node's register. Each place rings an alarm of its own: whoever makes places up must
 * not ring one for each.
 */
async function isPlace({ journal }: DriverRouteParts, place: string | null): Promise<boolean> {
  if (place === null || Object.hasOwn(driverPlaces, place)) return true;
  const { state } = await load(journal, placeRegister, placeStream(place));
  return heldRow(state, placeFieldsSchema) !== null;
}

async function receiptOf({ journal, keyed }: DriverRouteParts, id: string): Promise<DriverReceipt | null> {
  const { state } = await load(journal, reportStream, `${reportKind}/${id}`);
  const held = state as ReportState; // of this stream's own decider
  if (held.phase === 'none') return null;
  const { at, what, place, direction, seenAt, checklist } = held.report;
  const code = receiptCodeText(receiptCode(held.report, keyed));
  return { ok: true, report: id, code, recordedAt: at, what, place, direction, seenAt, checklist };
}
