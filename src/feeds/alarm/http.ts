import { json, type Reply, refusedReply, type Route } from '../../app/route.ts';
import type { AlarmIntake } from './intake.ts';
import { bytesMax } from './read.ts';

/** Where alarm systems post what their devices say: one message or a list, answered one by one after durability. */
export function alarmRoute(intake: AlarmIntake): Route {
  return {
    method: 'POST',
    url: '/api/feeds/alarms',
    action: 'operations/site/ReportDeviceEvents',
    caller: 'device',
    bodyLimit: bytesMax,
    summary: {
      en: 'Messages of the devices of a fixed site: one or up to 500.',
      fr: 'Messages des équipements d’un site fixe : un ou jusqu’à 500.',
    },
    answer: async ({ body, who }) => {
      const answer = await intake.receive(body, { name: who.actor, by: who });
      if (answer.refusal !== null) {
        const { code, field, text } = answer.refusal;
        return refusedReply(field === null ? { code } : { code, detail: { field } }, text);
      }
      const isAllTaken = answer.outcomes.every(({ ok }) => ok);
      const status = answer.again ? 503 : isAllTaken ? 200 : 207;
      return { ...json({ ok: isAllTaken, items: answer.outcomes }), status } as Reply; // a status of the closed list
    },
  };
}
