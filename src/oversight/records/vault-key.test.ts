import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { UtcText } from '../../kernel/time.ts';
import { vaultKeyDecider } from './decide-vault-key.ts';
import type { VaultKeyCommand, VaultKeyEvent } from './events.ts';

const at = '2026-01-10T02:14:10.000Z' as UtcText;
const by = 'admin-2' as ActorId;
const rotate: VaultKeyCommand = { type: 'RotateVaultKey', at, by };
const end: VaultKeyCommand = { type: 'EndRotation', at, keyId: 'k-2', rewrapped: 3, damaged: 0 };
const destroyed: VaultKeyCommand = { type: 'NoteDestroyedKeys', at, keys: 2 };
const ordered: VaultKeyEvent = { type: 'VaultKeyRotationOrdered', at, by };
const rotated: VaultKeyEvent = { type: 'VaultKeyRotated', at, keyId: 'k-2', rewrapped: 3, damaged: 0 };
const gone: VaultKeyEvent = { type: 'VaultKeysDestroyed', at, keys: 2 };
const on = (...history: readonly VaultKeyEvent[]) => given(vaultKeyDecider, history);

describe('a change of the vault’s key', () => {
  test('is ordered by somebody, one at a time', () => {
    on().when(rotate).then([ordered]);
    on(ordered, rotated).when(rotate).then([ordered]);
    on(ordered).when(rotate).refuses('rotation_ordered');
    on().when({ type: 'RotateVaultKey', at }).refuses('author_missing');
  });

  test('ends once, whichever process says so first; at the command line also without an order', () => {
    on(ordered).when(end).then([rotated]);
    on(ordered, rotated).when(end).then([]);
    on().when(end).then([rotated]);
    on(ordered, rotated, ordered)
      .when({ ...end, keyId: 'k-3' })
      .then([{ ...rotated, keyId: 'k-3' }]);
  });

  test('leaves the older key in service where a subject’s own is damaged, and says how many', () => {
    on(ordered)
      .when({ ...end, damaged: 1 })
      .then([{ ...rotated, damaged: 1 }]);
  });

  test('what is destroyed is noted, and changes nothing else', () => {
    on(ordered).when(destroyed).then([gone]);
    const state = [ordered, rotated, gone].reduce(
      (before, event) => vaultKeyDecider.evolve(before, event),
      vaultKeyDecider.initial,
    );
    expect(state).toEqual({ keyId: 'k-2', since: at, isOrdered: false });
  });
});
