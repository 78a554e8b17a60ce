import type { ListAnswer } from '../wire.ts';
import type { LandSignal } from './land-signal.ts';

/** `GET /api/operations/dispatch/land-signals`: by place; nothing of a vehicle, a load or a driver. */
export type LandSignalsAnswer = ListAnswer & { readonly signals: readonly LandSignal[] };
