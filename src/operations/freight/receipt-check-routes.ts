import { z } from 'zod';
import { json, refusedReply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import type { Clock } from '../../kernel/time.ts';
import { minuteGate } from './minute-gate.ts';
import {
  type KeyedHash,
  readReceiptCode,
  receiptCode,
  type ReceiptCode,
  type ReceiptStanding,
} from './report/receipt-code.ts';
import { reportRefusals } from './report/refusals.ts';
import type { NumberedReport } from './selection-listed.ts';
import type { SelectionReader } from './selection-reader.ts';
import type { ReceiptRecordAnswer, ReceiptStandingAnswer } from './selection-wire.ts';

type Finder = Pick<SelectionReader, 'reportsNumbered'>;

export interface ReceiptCheckParts {
  /** What this reader may see of reports, under row security. */
  readonly selectionFor: (who: Who) => Finder;
  /** As the program itself reads them: for whoever stands at the roadside without an account. */
  readonly all: Finder;
  readonly keyed: KeyedHash;
  readonly clock: Clock;
}

/** Of one address in a minute: an inspector types one; whoever tries codes out is stopped here. */
const checksPerMinuteMax = 12;
/** Of all addresses: one known number has 2^30 checks, which last longer than 3,000 days at this pace. */
const allPerMinuteMax = { checks: 240 } as const;

const bodySchema = z.strictObject({ code: z.string().max(64) });

/** Whether a receipt is genuine: to anybody as little as answers that, to who may see the freight book its record. */
export function receiptCheckRoutes(parts: ReceiptCheckParts): readonly Route[] {
  const isFlooded = minuteGate(parts.clock, allPerMinuteMax);
  return [
    {
      method: 'POST',
      url: '/api/driver/check',
      action: 'public',
      summary: {
        en: 'Whether the code on a driver’s receipt is genuine: valid with its date and place, not known, or changed. Public: an inspector of any state checks it at the roadside; nothing else is told.',
        fr: 'Authenticité du code d’un récépissé de conducteur : valable avec date et lieu, inconnu ou altéré. Public : un contrôleur de tout État vérifie au bord de la route ; rien d’autre n’est divulgué.',
      },
      body: bodySchema,
      bodyLimit: 1_024,
      perMinuteMax: checksPerMinuteMax,
      answer: async ({ body }) => {
        if (isFlooded('checks')) return refusedReply({ code: 'too_many_requests' });
        const code = readReceiptCode(bodySchema.parse(body).code);
        if (code === null) return refusedReply({ code: 'code_malformed' }, reportRefusals.code_malformed);
        const { standing, found } = await check(parts.all, code, parts.keyed);
        const shown = standing === 'valid' ? (found?.recorded ?? null) : null;
        const answer: ReceiptStandingAnswer = {
          ok: true,
          standing,
          date: shown?.at.slice(0, 10) ?? null,
          place: shown?.place ?? null,
        };
        return json(answer);
      },
    },
    {
      method: 'POST',
      url: '/api/operations/freight/receipt-check',
      action: 'operations/freight/see',
      summary: {
        en: 'What the book holds under the code of a driver’s receipt, to be laid beside the paper.',
        fr: 'Ce que le journal contient sous le code d’un récépissé de conducteur, à comparer au papier.',
      },
      body: bodySchema,
      bodyLimit: 1_024,
      answer: async ({ who, body }) => {
        const code = readReceiptCode(bodySchema.parse(body).code);
        if (code === null) return refusedReply({ code: 'code_malformed' }, reportRefusals.code_malformed);
        const { standing, found } = await check(parts.selectionFor(who), code, parts.keyed);
        const answer: ReceiptRecordAnswer = { ok: true, standing, record: found };
        return json(answer);
      },
    },
  ];
}

interface Checked {
  readonly standing: ReceiptStanding;
  readonly found: NumberedReport | null;
}

async function check(reader: Finder, code: ReceiptCode, keyed: KeyedHash): Promise<Checked> {
  const known = await reader.reportsNumbered(code.number);
  const fits = known.find(({ recorded }) => receiptCode(recorded, keyed).check === code.check);
  if (fits !== undefined) return { standing: 'valid', found: fits };
  const [first] = known;
  return first === undefined ? { standing: 'unknown', found: null } : { standing: 'changed', found: first };
}
