import type { CommandDoor } from '../../kernel/door.ts';
import type { JournalPosition } from '../../kernel/event.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import type { Who } from '../who.ts';
import { type AboutToBeWritten, accompany } from './accompany.ts';
import { createBook } from './book.ts';
import { completeErasure, completeLeft, type Program } from './complete.ts';
import { exportAll, type ExportAsked, open, type OpenAsked, type Opened, openOwn } from './open.ts';
import type { Desk, VaultDeskParts } from './parts.ts';
import { type Recognised, recognise } from './recognise.ts';
import { type SealedFields, sealPersonal } from './personal.ts';
import {
  carryOutRotation,
  type How,
  noteDestroyedKeys,
  type Rotated,
  rotateNow,
  type VaultKeys,
  vaultKeys,
} from './rotate.ts';
import { type Found, search, type SearchAsked } from './search.ts';
import { seal, type SealAsked, type Sealed } from './seal.ts';
import { createTurns } from './turns.ts';

/** The choke point: nobody reaches personal data but through it. Each member says what it refuses at its own function. */
export interface VaultDesk {
  open(who: Who, asked: OpenAsked): Promise<Result<Opened, Refusal>>;
  openOwn(who: Who, subject: string): Promise<Result<Opened, Refusal>>;
  exportAll(who: Who, asked: ExportAsked): Promise<Result<Opened, Refusal>>;
  search(who: Who, asked: SearchAsked): Promise<Result<Found, Refusal>>;
  recognise(who: Who, asked: Recognised): Promise<string | null>;
  seal(who: Who, asked: SealAsked): Promise<Result<Sealed, Refusal>>;
  sealPersonal(
    who: Who,
    command: { readonly door: Pick<CommandDoor, 'personal'>; readonly fields: SealedFields['fields'] },
  ): Promise<Result<SealedFields, Refusal>>;
  accompany(act: AboutToBeWritten): Promise<Sealed>;
  completeErasure(by: Program, subject: string): Promise<JournalPosition>;
  completeLeft(by: Program): Promise<number>;
  noteErased(): Promise<number>;
  carryOutRotation(by: Program, how?: How): Promise<Rotated | null>;
  rotateNow(by: Program, how?: How): Promise<Rotated>;
  noteDestroyedKeys(by: Program, keys: number): Promise<JournalPosition>;
  vaultKeys(): Promise<VaultKeys>;
}

/** Opens the desk over a vault and a journal of the same store. */
export function createVaultDesk(parts: VaultDeskParts): VaultDesk {
  const desk: Desk = { ...parts, book: createBook(parts), turns: createTurns() };
  return {
    open: (who, asked) => open(desk, who, asked),
    openOwn: (who, subject) => openOwn(desk, who, subject),
    exportAll: (who, asked) => exportAll(desk, who, asked),
    search: (who, asked) => search(desk, who, asked),
    recognise: (who, asked) => recognise(desk, who, asked),
    seal: (who, asked) => seal(desk, who, asked),
    sealPersonal: (who, command) => sealPersonal(desk, who, command),
    accompany: (act) => accompany(desk, act),
    completeErasure: (by, subject) => completeErasure(desk, by, subject),
    completeLeft: (by) => completeLeft(desk, by),
    noteErased: () => desk.vault.noteErased(),
    carryOutRotation: (by, how) => carryOutRotation(desk, by, how),
    rotateNow: (by, how) => rotateNow(desk, by, how),
    noteDestroyedKeys: (by, keys) => noteDestroyedKeys(desk, by, keys),
    vaultKeys: () => vaultKeys(desk),
  };
}
