import { useResource } from '../../../kit/resource.ts';
import type { BoatView } from '../board-wire.ts';

/** What waits for a second person, as far as this room shows it. */
export interface WaitingProposal {
  readonly proposal: string;
  readonly context: string;
  readonly command: string;
  readonly by: string;
  readonly at: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Proposed by the reader, who can then not be the second person. */
  readonly mine: boolean;
  readonly mayApprove: boolean;
}

const askEverySeconds = 10;

/** Proposals to close this boat or to suspend one of its searches that wait for a second person; of a closed one, none. */
export function useBoatProposals({ boat, status }: BoatView): readonly WaitingProposal[] {
  const waiting = useResource<readonly WaitingProposal[]>(
    '/api/oversight/approvals/waiting',
    askEverySeconds,
  );
  // The board knows of a closing before this list is asked again.
  if (status === 'closed') return [];
  return (waiting.value ?? []).filter(
    ({ context, fields }) => context === 'operations/rescue' && fields['boat'] === boat,
  );
}
