export { canonical } from './canonical.ts';
export { type Embedded, startEmbedded } from './embedded.ts';
export { type FaultCode, faultTexts, isStoreFault, type StoreFault } from './faults.ts';
export { createJournal, type JournalOptions } from './journal.ts';
export type * from './port.ts';
export { checkSettings } from './settings.ts';
export { openStore, type Store, type StoreOptions } from './store.ts';
export { createTelemetry } from './telemetry.ts';
