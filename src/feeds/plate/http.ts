import { json, type Reply, refusedReply, type Route } from '../../app/route.ts';
import type { PlateIntake, ReadsAnswer } from './intake.ts';
import { bytesMax } from './schema.ts';

/** Where plate cameras post what they read: one object or a list, answered item by item after durability. */
export function plateRoute(intake: PlateIntake): Route {
  return {
    method: 'POST',
    url: '/api/feeds/plates',
    action: 'operations/freight/BringPlateReads',
    caller: 'device',
    bodyLimit: bytesMax,
    summary: {
      en: 'Plate reads of cameras: one or up to 500. The plate is sealed, and kept for hours.',
      fr: 'Lectures de plaques des caméras : une ou jusqu’à 500. La plaque est scellée et conservée quelques heures.',
    },
    answer: async ({ body, who }) =>
      readsReply(await intake.receive(body, { name: who.actor, source: null, by: who })),
  };
}

/** 200 when every item was taken, 207 when some were refused, 503 when sending again may help. */
function readsReply(answer: ReadsAnswer): Reply {
  if (answer.refusal !== null) {
    const { code, field, text } = answer.refusal;
    return refusedReply(field === null ? { code } : { code, detail: { field } }, text);
  }
  const allTaken = answer.outcomes.every(({ ok }) => ok);
  const status = answer.again ? 503 : allTaken ? 200 : 207;
  return { ...json({ ok: allTaken, items: answer.outcomes }), status } as Reply; // an answer of JSON with its status
}
