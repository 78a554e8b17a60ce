import { maySpeakFor } from '../../app/identity/speak-for.ts';
import { json, type Reply, refusedReply, type Route } from '../../app/route.ts';
import type { DeliveryAnswer, DetectionIntake } from './intake.ts';
import { bytesMax } from './schema.ts';

/** Where devices post what they detect: one object or a list, answered item by item after durability. */
export function detectionRoute(intake: DetectionIntake): Route {
  return {
    method: 'POST',
    url: '/api/feeds/detections',
    action: 'operations/picture/RecordDetection',
    caller: 'device',
    bodyLimit: bytesMax,
    summary: {
      en: 'Detections of cameras, radars, drones and patrols: one or up to 500.',
      fr: 'Détections des caméras, radars, drones et patrouilles : une ou jusqu’à 500.',
    },
    answer: async ({ body, who }) =>
      deliveryReply(
        await intake.receive(body, {
          name: who.actor,
          source: null,
          maySpeakFor: (source) => maySpeakFor(who, source),
        }),
      ),
  };
}

/** 200 when every item was answered for good, 207 when some were refused, 503 when sending again may help. */
function deliveryReply(answer: DeliveryAnswer): Reply {
  if (answer.refusal !== null) {
    const { code, field, text } = answer.refusal;
    return refusedReply(field === null ? { code } : { code, detail: { field } }, text);
  }
  const allTaken = answer.outcomes.every(({ ok }) => ok);
  const status = answer.again ? 503 : allTaken ? 200 : 207;
  return { ...json({ ok: allTaken, items: answer.outcomes }), status } as Reply;
}
