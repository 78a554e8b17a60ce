import { ok, refuse } from '../../kernel/result.ts';
import type { PassageCommandOf, PassageEvent } from './events-passage.ts';
import { settleMisses } from './method-miss.ts';
import { applied, othersOf, type PassageDecision, passageStream, seenPassage } from './passage-group.ts';
import type { Passage } from './passage-state.ts';

const groupMax = 8;

/**
 * A person takes two entries for one vehicle on one journey. Every entry stays as it was made; from then on their
 * controls are judged together. Reversible, and never done by software. Source: PROBLEM F23.
 */
export function joinPassages(
  passage: Passage,
  command: PassageCommandOf<'JoinPassages'>,
  by: string,
): PassageDecision {
  const { at, other: otherId, grade, reason } = command;
  if (otherId === passage.passage) return refuse('same_passage');
  if (passage.group.includes(otherId)) return refuse('unchanged');
  const other = seenPassage(command, otherId);
  if (other === null) return refuse('other_unknown');
  if (other.group.length > 0) return refuse('other_in_group');
  if (other.direction !== passage.direction) return refuse('directions_differ');
  const members = [passage, ...othersOf(passage, command), other];
  if (members.length > groupMax) return refuse('group_full');
  const group = members.map((one) => one.passage).toSorted();
  const joined = members.map((member): PassageEvent => {
    const partner = member === other ? passage.passage : otherId;
    const said = { passage: member.passage, joined: partner, group, grade, reason, by };
    return { type: 'PassagesJoined', at, ...said, ...onUnlessOwn(passage, member) };
  });
  return ok([...joined, ...missesAmong(members, { passage, joined, at })]);
}

/** Takes an entry out of the group again: each part is judged for itself. */
export function partPassages(
  passage: Passage,
  command: PassageCommandOf<'PartPassages'>,
  by: string,
): PassageDecision {
  const { at, other: parted, reason } = command;
  if (!passage.group.includes(parted)) return refuse('not_joined');
  const members = [passage, ...othersOf(passage, command)];
  const rest = passage.group.filter((id) => id !== parted);
  const left = rest.length > 1 ? rest : [];
  const events = members.map((member): PassageEvent => {
    const group = member.passage === parted ? [] : left;
    const said = { passage: member.passage, parted, group, reason, by };
    return { type: 'PassagesParted', at, ...said, ...onUnlessOwn(passage, member) };
  });
  const [out, stay] = [
    members.filter((one) => one.passage === parted),
    members.filter((one) => one.passage !== parted),
  ];
  return ok([
    ...events,
    ...missesAmong(out, { passage, joined: events, at }),
    ...missesAmong(stay, { passage, joined: events, at }),
  ]);
}

interface Linked {
  readonly passage: Passage;
  readonly joined: readonly PassageEvent[];
  readonly at: PassageEvent['at'];
}

function missesAmong(members: readonly Passage[], { passage, joined, at }: Linked): readonly PassageEvent[] {
  const now = members.map((member) => applied(member, joined));
  return settleMisses(now, { own: passage.passage, at });
}

function onUnlessOwn(passage: Passage, member: Passage): { readonly on?: string } {
  return member.passage === passage.passage ? {} : { on: passageStream(member.passage) };
}
