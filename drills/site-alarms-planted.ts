import { addSeconds, type Instant } from '../src/kernel/time.ts';
import { isOfPerson } from '../src/operations/site/rationalise/incidents.ts';
import type { Rationaliser } from '../src/operations/site/rationalise/rationaliser.ts';
import type { DeviceEvent, Outcome, PresentedAlarm } from '../src/operations/site/rationalise/shapes.ts';

/** Rationalisers made weaker on purpose: each must be found out by the same judgement. */
export const planted: Readonly<Record<string, (sound: Rationaliser) => Rationaliser>> = {
  'the way of a person over several sensors is not looked for': (sound) =>
    telling(sound, (one) => (signatureOf(one) === 'path' ? [] : [one])),
  'a camera that takes something for a person is not believed': (sound) =>
    hearing(sound, (event) => (event.signal === 'person' ? { ...event, confidence: 0.1 } : event)),
  'a cut fence is a shaken fence': (sound) =>
    hearing(sound, (event) =>
      event.signal === 'cut' ? { ...event, signal: 'disturbance', value: 1 } : event,
    ),
  'the wind is not measured': (sound) =>
    hearing(sound, (event) => (event.signal === 'wind' ? { ...event, value: 0 } : event)),
  'everything waits for eight seconds more': (sound) => late(sound, 8),
  'people are made quiet as the rest is': (sound) =>
    telling(sound, (one) =>
      (one.kind === 'presented' || one.kind === 'raised') && isOfPerson(one.alarm.signature)
        ? [{ ...one, alarm: { ...one.alarm, interrupts: false } }]
        : [one],
    ),
  'no camera is brought up': (sound) =>
    telling(sound, (one) => ('alarm' in one ? [{ ...one, alarm: { ...one.alarm, cameras: [] } }] : [one])),
  'trains are not counted': (sound) =>
    hearing(sound, (event) => (event.signal === 'train_in' ? { ...event, signal: 'train_out' } : event)),
  'each alert of a group is asked about as well': (sound) =>
    telling(sound, (one) => (one.kind === 'grouped' ? [one, asAlarm(one)] : [one])),
  'points that chatter are not named': (sound) =>
    telling(sound, (one) => (signatureOf(one) === 'chattering' ? [] : [one])),
};

function asAlarm({ group }: Extract<Outcome, { readonly kind: 'grouped' }>): Outcome {
  const alarm: PresentedAlarm = {
    alarm: `${group.group}-${group.count}`,
    site: 's-drill',
    at: group.lastAt,
    signature: 'lone',
    consequence: 'barrier_breached',
    priority: 'low',
    respond: { time: 'in_time', byZone: [] },
    act: 'look_at_camera',
    zone: group.zone,
    ground: 'outer_fence',
    track: null,
    place: { east: 0, north: 0 },
    devices: group.devices.slice(0, 1),
    evidence: [group.evidence],
    cameras: [],
    timeLeftSeconds: null,
    interrupts: true,
  };
  return { kind: 'presented', alarm };
}

function signatureOf(one: Outcome): string | null {
  return 'alarm' in one ? one.alarm.signature : null;
}

function telling(sound: Rationaliser, change: (one: Outcome) => readonly Outcome[]): Rationaliser {
  return {
    ...sound,
    take: (event) => sound.take(event).flatMap(change),
    advance: (now) => sound.advance(now).flatMap(change),
  };
}

function hearing(sound: Rationaliser, change: (event: DeviceEvent) => DeviceEvent): Rationaliser {
  return { ...sound, take: (event) => sound.take(change(event)) };
}

function late(sound: Rationaliser, seconds: number): Rationaliser {
  const held: { readonly due: Instant; readonly outcome: Outcome }[] = [];
  const hold = (outcomes: readonly Outcome[], now: Instant): readonly Outcome[] => {
    held.push(...outcomes.map((outcome) => ({ due: addSeconds(now, seconds), outcome })));
    const end = held.findIndex(({ due }) => due > now);
    return held.splice(0, end === -1 ? held.length : end).map(({ outcome }) => outcome);
  };
  return {
    ...sound,
    take: (event) => hold(sound.take(event), event.receivedAt),
    advance: (now) => hold(sound.advance(now), now),
  };
}
