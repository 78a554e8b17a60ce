import { fromUtc, instant, toUtc } from '../../../kernel/time.ts';
import type { LinkHealth } from '../../../operations/picture/wire.ts';
import { momentAt, type Moment, type Night } from '../night.ts';
import type { ScenarioEvent } from '../scenario-events.ts';
import { noLossEnds } from '../timeline.ts';
import { fails, judged, type Judge, notYet } from './verdict.ts';

/** What the screens say of the link while it fails: each thing that is asked for stands there. */
export const degradedMode: Judge<'degraded_mode'> = ({ at, show }, night) => {
  const moment = momentAt(night, at);
  if (moment === null) return fails('nothing was recorded by then');
  const [link] = moment.links;
  if (link === undefined) return notYet('needs the other state’s node');
  const shown = show.map((what) => ({ what, said: shownAs(what, link, moment) }));
  const wrong = shown.map(({ what, said }) => (said === null ? `${what} is not shown` : null));
  return judged(wrong, shown.map(({ what, said }) => `${what} ${said}`).join(', '));
};

/** What stands on the screen for it; null: nothing. */
function shownAs(what: string, link: LinkHealth, { at }: Moment): string | null {
  const { state, since, lastAt, currentTo, heard, heardSince, pending } = link;
  const [isDeaf, isUnheard] = [state === 'down', heard === 'down'];
  if (what === 'link_down_since') return said(isDeaf ? since : isUnheard ? heardSince : null);
  if (what === `no_data_from_${link.peer.toUpperCase()}_since`)
    return said(isDeaf ? (lastAt ?? since) : null);
  const [newest, now] = [currentTo ?? lastAt, fromUtc(at)];
  if (what === 'age_of_other_side_data')
    return newest === null || newest > now ? null : `${Math.round((now - newest) / 1_000)} s`;
  return what === 'pending_outbound_count' && heard !== 'unknown' ? String(pending) : null;
}

const said = (at: number | null): string | null => (at === null ? null : toUtc(instant(at)));

/** Everything named is on that node, once, within the time. */
export const noLoss: Judge<'no_loss'> = (wanted, night) => {
  const moment = momentAt(night, toUtc(noLossEnds(wanted, night.scenario.events)));
  if (moment === null) return fails('nothing was recorded by then');
  if (moment.links.length === 0) return notYet('needs the other state’s node');
  const named = night.scenario.events.filter(({ id }) => wanted.events.includes(id));
  const counted = named.map((event) => ({ event, times: timesOn(night, moment, event) }));
  const wrong = counted.map(({ event, times }) =>
    times === null || times === 1 ? null : `${event.id} is there ${times} times`,
  );
  const unseen = counted.filter(({ times }) => times === null).map(({ event }) => event.id);
  if (unseen.length > 0 && wrong.every((one) => one === null))
    return notYet(`no board shows ${unseen.join(', ')} by itself`);
  return judged(wrong, `${named.length} on the node by ${moment.at}`);
};

/** How often an event is on the node; null: it is of a kind that leaves nothing there by itself. */
function timesOn({ names, acts }: Night, { contacts, boats }: Moment, event: ScenarioEvent): number | null {
  const contact = names.contact(event.id);
  const recorded = acts.some(
    ({ event: id, command, ok }) => id === event.id && command === 'RecordContact' && ok,
  );
  if (recorded) return contacts.filter(({ facts }) => facts.contact === contact).length;
  if (event.type !== 'handover') return null;
  const transfer = names.short('transfer', event.ref);
  const roots = boats.filter(({ mergedInto }) => mergedInto === null);
  return roots.filter(({ transfers }) => transfers.some((one) => one.transfer === transfer)).length;
}
