import { envelopeRefusals, setAsideText } from '../../exchange/peer/refusals.ts';
import type { Unfit } from '../../exchange/peer/codes.ts';
import type { Envelope } from '../../kernel/exchange.ts';

export interface SetAsideParts {
  readonly peer: string;
  readonly say: (line: string) => void;
  /** Counts it, by peer and code. */
  readonly count: (peer: string, code: string) => void;
}

/** Which envelope it was. */
export type Aside = Pick<Envelope, 'lane' | 'sequence'>;

/**
 * Tells the duty engineer of each envelope of a peer that is proved and of which nothing may be used, by lane, number and
 * reason: the peer takes it for delivered and never sends it again, so this line alone says what is lacking. `refusal`
 * null: its records cannot stand in this book, which is counted here; what the verifier refused it has counted itself.
 */
export function createSetAside({ peer, say, count }: SetAsideParts) {
  let counted = 0;
  return {
    count: () => counted,
    tell(envelope: Aside, refusal: Unfit | null): void {
      if (refusal === null) {
        counted += 1;
        count(peer, 'set_aside');
      }
      for (const line of setAsideWords(peer, envelope, refusal)) say(line);
    },
  };
}

function setAsideWords(
  peer: string,
  { lane, sequence }: Aside,
  refusal: Unfit | null,
): readonly [string, string] {
  const code = refusal ?? 'set_aside';
  const why = refusal === null ? setAsideText : envelopeRefusals[refusal];
  return [
    `strait: ${peer}: nothing of envelope ${sequence} of lane ${lane} is in use here (${code}): ${why.en} ${peer} takes it for delivered: agree with them what it said`,
    `strait : ${peer} : rien de l’enveloppe ${sequence} de la voie ${lane} n’est exploité ici (${code}) : ${why.fr} ${peer} la tient pour remise ; convenez avec lui de son contenu`,
  ];
}
