import type { Flow } from '../kernel/flow.ts';
import { detectionToContact } from './detection-to-contact.ts';
import { requestsDelivered, tasksReached } from './dispatch-to-dispatch.ts';
import { dispatchToRescue } from './dispatch-to-rescue.ts';
import { emergencyToMonitor } from './emergency-to-monitor.ts';
import { freightToDispatch, signalsToDispatch } from './freight-to-dispatch.ts';
import { freightToCare } from './freight-to-care.ts';
import { rescueToCare } from './rescue-to-care.ts';
import { rescueToRescue, tasksOfMerged } from './rescue-to-rescue.ts';
import { monitorToEmergency } from './monitor-to-emergency.ts';
import { dispatchToSite } from './dispatch-to-site.ts';
import { intelToTips } from './intel-to-tips.ts';
import { siteToDispatch } from './site-to-dispatch.ts';
import { requestsToRescue } from './requests-to-rescue.ts';
import { tipsToIntel } from './tips-to-intel.ts';

/** Every flow of the house. Those marked `auto` stand on golden/automatic.txt, which both states sign. */
export const flows = [
  detectionToContact,
  dispatchToRescue,
  emergencyToMonitor,
  monitorToEmergency,
  rescueToRescue,
  requestsDelivered,
  tasksReached,
  requestsToRescue,
  freightToDispatch,
  siteToDispatch,
  dispatchToSite,
  intelToTips,
  tipsToIntel,
  tasksOfMerged,
  signalsToDispatch,
] as unknown as readonly Flow[]; // event types are erased

/** The flows that no person is asked about. */
export const automaticFlows: readonly Flow[] = flows.filter(({ mark }) => mark === 'auto');

/** Corridors that both rooms have agreed on and whose second room does not stand yet: named, signed, and not run. */
export const contracts = [rescueToCare, freightToCare] as unknown as readonly Flow[]; // as above
