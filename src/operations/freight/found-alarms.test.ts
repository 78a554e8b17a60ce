import { describe, expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import { passageDecider } from './decide-passage.ts';
import type { PassageEvent } from './events-passage.ts';
import { foundAlarms, freightConditions } from './found-alarms.ts';
import {
  after,
  at,
  beside,
  body,
  edge,
  found,
  opened,
  other,
  passage,
  record,
  written,
} from './given-freight.ts';
import type { Passage } from './passage-state.ts';

function stateOf(history: readonly PassageEvent[]): Passage {
  const state = fold(passageDecider, history);
  if (state.phase === 'none') throw new Error('no passage');
  return state;
}

const meet = (said: Parameters<typeof found>[1], of = passage) =>
  ({
    type: 'NotePeopleMet',
    ...edge,
    passage: of,
    metAt: at,
    source: 'team',
    found: found(4, said),
  }) as const;
const unconscious = [opened(), ...written([opened()], meet({ unconscious: 1 }))];

describe('people found to whom nobody has come', () => {
  test('given one unconscious, an alarm for life stands at once, with its act and its time', () => {
    const [condition, ...none] = freightConditions([stateOf(unconscious)], 'fr');
    expect(none).toEqual([]);
    expect(condition).toMatchObject({
      kind: 'people_hurt_in_vehicle',
      priority: 'life',
      role: 'duty_officer',
      side: 'fr',
      since: at,
      actBefore: after(3_600 + 900),
      about: 'freight_place/example-port',
      reference: 'example-port',
      isProtected: true,
    });
    expect(condition?.consequence.en).toContain('1 unconscious');
    expect(condition?.consequence.fr).toContain('1 sans connaissance');
  });
  test('it says counts and a place: neither passage nor lane, plate, team or vehicle', () => {
    const told = JSON.stringify(freightConditions([stateOf(unconscious)], 'fr'));
    expect(told).not.toMatch(/p-000001|L1|curtain|77|example-1|TEAM/);
  });
  test('children alone call as well, accompanied ones too, and stand after the hurt', () => {
    const state = stateOf([
      opened(),
      ...written([opened()], meet({ children: 2, childrenAlone: 0, injured: 1 })),
    ]);
    expect(foundAlarms([state])).toMatchObject([
      { help: 'medical', counts: { injured: 1 } },
      { help: 'child_protection', counts: { children: 2 }, actBefore: after(7_200) },
    ]);
    expect(freightConditions([state], 'fr').map(({ priority }) => priority)).toEqual(['life', 'high']);
  });
  test('help of one kind ends its alarm and no other', () => {
    const both = [opened(), ...written([opened()], meet({ children: 1, unconscious: 1 }))];
    const helped = [...both, ...written(both, { type: 'NoteHelp', ...edge, help: 'medical' })];
    expect(foundAlarms([stateOf(helped)]).map(({ help }) => help)).toEqual(['child_protection']);
    const done = [...helped, ...written(helped, { type: 'NoteHelp', ...edge, help: 'child_protection' })];
    expect(foundAlarms([stateOf(done)])).toEqual([]);
  });
  test('a place of the other state calls both: nobody of the other may sit here', () => {
    expect(freightConditions([stateOf(unconscious)], 'uk').map(({ side }) => side)).toEqual(['both']);
  });
  test('adults who are unhurt, and nobody, call no one', () => {
    expect(foundAlarms([stateOf([opened(), ...written([opened()], meet({}))])])).toEqual([]);
    expect(foundAlarms([stateOf([opened(), ...written([opened()], record(body('k-000001')))])])).toEqual([]);
  });
});

describe('one vehicle, one alarm', () => {
  const second = [opened(other), ...written([opened(other)], meet({ injured: 3 }, other))];
  const joining = { type: 'JoinPassages', ...edge, other, grade: 'confirmed', reason: 'same_plate' } as const;
  const joined = written(unconscious, { ...joining, seen: beside(second) });
  const of = (history: readonly PassageEvent[], id: string) =>
    stateOf([...history, ...joined.filter((event) => event.passage === id)]);

  test('given two entries apart, two; joined, one with the most that either says', () => {
    expect(foundAlarms([stateOf(unconscious), stateOf(second)])).toHaveLength(2);
    expect(foundAlarms([of(unconscious, passage), of(second, other)])).toMatchObject([
      { counts: { unconscious: 1, injured: 3 } },
    ]);
  });
  test('more found later ask anew, under the same name', () => {
    const later = { ...meet({ unconscious: 2 }), at: after(3_700), metAt: after(3_650) };
    const more = [...unconscious, ...written(unconscious, later)];
    const [before] = foundAlarms([stateOf(unconscious)]);
    const [now] = foundAlarms([stateOf(more)]);
    expect(now).toMatchObject({ key: before?.key, since: after(3_700), counts: { unconscious: 2 } });
    expect(now?.actBefore).toBe(before?.actBefore);
  });
});
