import type { Decider } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { VaultKeyCommand, VaultKeyEvent } from './events.ts';

export type VaultKeyRefusal = 'author_missing' | 'rotation_ordered';

/** The key of the vault as the book tells of it. */
export interface VaultKeyState {
  /** Id of the key that the last rotation brought; null before the first. */
  readonly keyId: string | null;
  readonly since: UtcText | null;
  /** True from the order to its end. */
  readonly isOrdered: boolean;
}

/** Decides over the key of the vault: a rotation is ordered by two persons, and carried out by the program. */
export const vaultKeyDecider: Decider<VaultKeyState, VaultKeyCommand, VaultKeyEvent, VaultKeyRefusal> = {
  initial: { keyId: null, since: null, isOrdered: false },
  decide(state, command) {
    switch (command.type) {
      case 'RotateVaultKey':
        return order(state, command);
      case 'EndRotation': {
        const { at, keyId, rewrapped, damaged } = command;
        // Another process has said so before.
        if (!state.isOrdered && state.keyId === keyId) return ok([]);
        return ok([{ type: 'VaultKeyRotated', at, keyId, rewrapped, damaged }]);
      }
      case 'NoteDestroyedKeys':
        return ok([{ type: 'VaultKeysDestroyed', at: command.at, keys: command.keys }]);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'VaultKeyRotationOrdered':
        return { ...state, isOrdered: true };
      case 'VaultKeyRotated':
        return { keyId: event.keyId, since: event.at, isOrdered: false };
      case 'VaultKeysDestroyed':
        return state;
      default:
        return never(event);
    }
  },
};

function order(
  { isOrdered }: VaultKeyState,
  { at, by }: VaultKeyCommand,
): ReturnType<typeof vaultKeyDecider.decide> {
  if (by === undefined) return refuse('author_missing');
  return isOrdered ? refuse('rotation_ordered') : ok([{ type: 'VaultKeyRotationOrdered', at, by }]);
}
