import { type OnvifEvent, truth } from '../../standards/onvif-event/index.ts';
import type { Signal } from '../../operations/site/words.ts';

/** What an event of a camera or an input says, in the site's words; null: nothing that the site asks about. */
export interface OnvifSignal {
  readonly signal: Signal;
  readonly confidence: number | null;
}

interface Rule {
  readonly topic: string;
  readonly item: string;
  readonly on: Signal;
  readonly off: Signal;
}

/** Topics of the ONVIF specifications (Core, Imaging, Analytics) that say something of a fence. */
const rules: readonly Rule[] = [
  { topic: 'RuleEngine/CellMotionDetector/Motion', item: 'IsMotion', on: 'motion', off: 'cleared' },
  { topic: 'VideoSource/MotionAlarm', item: 'State', on: 'motion', off: 'cleared' },
  { topic: 'RuleEngine/FieldDetector/ObjectsInside', item: 'IsInside', on: 'motion', off: 'cleared' },
  { topic: 'RuleEngine/TamperDetector/Tamper', item: 'IsTamper', on: 'tamper', off: 'cleared' },
  { topic: 'VideoSource/GlobalSceneChange/ImagingService', item: 'State', on: 'tamper', off: 'cleared' },
  { topic: 'VideoSource/SignalLoss', item: 'State', on: 'link_lost', off: 'link_back' },
  { topic: 'Device/Trigger/DigitalInput', item: 'LogicalState', on: 'disturbance', off: 'cleared' },
  { topic: 'Device/HardwareFailure/StorageFailure', item: 'Failed', on: 'fault', off: 'fault_over' },
];
const crossed = 'RuleEngine/LineDetector/Crossed';
const detected = 'RuleEngine/ObjectDetection/Object';
const classes: ReadonlyMap<string, Signal> = new Map([
  ['human', 'person'],
  ['person', 'person'],
  ['animal', 'animal'],
  ['vehicle', 'vehicle'],
]);
/** A person first, whatever else is named beside them; an animal last, since it excuses what sensors say. */
const gravest: readonly Signal[] = ['person', 'vehicle', 'animal'];

/**
 * Reads one event. A state that was only told on subscribing (`initialized`) and is at rest says nothing new; one that
 * went away is over. Only classes of objects are read: no identity of anybody, whatever the camera offers.
 */
export function signalOf({ topic, operation, data }: OnvifEvent): OnvifSignal | null {
  const valueOf = (name: string): string | undefined => data.find((one) => one.name === name)?.value;
  if (topic === crossed) return { signal: 'motion', confidence: null };
  if (topic === detected) {
    // A list: one rule tells all that it sees at once. ONVIF Analytics, object classification.
    const named = new Set((valueOf('ClassTypes') ?? '').toLowerCase().split(/[\s,]+/));
    const signal = gravest.find((one) => [...named].some((name) => classes.get(name) === one));
    if (signal === undefined) return null;
    const likelihood = Number(valueOf('Likelihood') ?? Number.NaN);
    return { signal, confidence: likelihood >= 0 && likelihood <= 1 ? likelihood : null };
  }
  const rule = rules.find((one) => one.topic === topic);
  if (rule === undefined) return null;
  const state = operation === 'deleted' ? false : truth(valueOf(rule.item));
  if (state === null || (operation === 'initialized' && !state)) return null;
  return { signal: state ? rule.on : rule.off, confidence: null };
}
