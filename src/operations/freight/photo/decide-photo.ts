import type { Decider } from '../../../kernel/decider.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import { passageStream } from '../passage-group.ts';
import { type PhotoCommand, type PhotoEvent, photoEventSchemas } from './events-photo.ts';

/** Longer side of what a handheld sends; a picture that says it is larger was not reduced, or is a bomb. */
const sideMax = 2_048;

/** A photo is recorded once and never changed: what was sealed is what was taken. */
export type PhotoState =
  | { readonly phase: 'none' }
  | { readonly phase: 'recorded'; readonly photo: string; readonly sha256: string };

export const photoRefusals = {
  actor_missing: { en: 'Nobody gave this order.', fr: 'Personne n’a donné cet ordre.' },
  photo_exists: { en: 'There is such a photo already.', fr: 'Cette photo existe déjà.' },
  passage_unknown: {
    en: 'There is no such passage: open it first.',
    fr: 'Ce passage n’existe pas : l’ouvrir d’abord.',
  },
  picture_unreadable: {
    en: 'This is no photo, or it is broken: take it again.',
    fr: 'Ce n’est pas une photo, ou elle est altérée : la reprendre.',
  },
  picture_too_large: {
    en: 'This photo says that it is larger than a handheld sends.',
    fr: 'Cette photo se déclare plus grande que ce qu’envoie un terminal.',
  },
} as const satisfies Record<string, Text>;
export type PhotoRefusal = keyof typeof photoRefusals;

/** Decides over one photo. The picture itself is sealed by then: its facts were read from it at the door. */
export const photoDecider: Decider<PhotoState, PhotoCommand, PhotoEvent, PhotoRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    const { at, by, seen, photo, passage, control, takenAt, subject } = command;
    if (by === undefined) return refuse('actor_missing');
    if (state.phase === 'recorded') return refuse('photo_exists');
    if (!isBegun(seen?.[passageStream(passage)])) return refuse('passage_unknown');
    const facts = 'facts' in command ? command.facts : null;
    if (!isFacts(facts)) return refuse('picture_unreadable');
    if (Math.max(facts.width, facts.height) > sideMax) return refuse('picture_too_large');
    const { sha256, bytes } = facts;
    return ok([{ type: 'PhotoRecorded', at, photo, passage, control, takenAt, subject, sha256, bytes, by }]);
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'PhotoRecorded':
        return { phase: 'recorded', photo: event.photo, sha256: event.sha256 };
      default:
        return event.type satisfies never;
    }
  },
};

const { sha256: hash } = photoEventSchemas.PhotoRecorded.shape;

function isFacts(facts: unknown): facts is {
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
} {
  return (
    typeof facts === 'object' && facts !== null && 'sha256' in facts && hash.safeParse(facts.sha256).success
  );
}

function isBegun(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'controls' in state;
}
