// The app is the only door to the journal: contexts and feeds take these words from here.
export type { AsOf, Identity, RefusalCount, Report, Telemetry, TelemetryBatch } from '../journal/port.ts';
