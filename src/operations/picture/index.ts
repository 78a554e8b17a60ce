import type { ContextDoor } from '../../kernel/door.ts';
import { detectionDecider } from './decide.ts';
import {
  assessDetectionSchema,
  assessmentWithdrawnSchema,
  detectionAssessedSchema,
  detectionId,
  detectionRecordedSchema,
  recordDetectionSchema,
  withdrawAssessmentSchema,
} from './events.ts';
import { handling } from './policy.ts';
import { refusals } from './refusals.ts';
import { sourceRegister } from './source-register.ts';

/** The picture: what was detected at sea and ashore, by whom, and what the watch made of it. */
export const picture: ContextDoor = {
  name: 'operations/picture',
  streams: [
    {
      kind: 'detection',
      decider: detectionDecider,
      commands: {
        RecordDetection: {
          schema: recordDetectionSchema,
          summary: {
            en: 'Record what a sensor or a patrol detected.',
            fr: 'Enregistrer ce qu’un capteur ou une patrouille a détecté.',
          },
          streamKey: (fields) => detectionId(recordDetectionSchema.parse(fields)),
        },
        AssessDetection: {
          schema: assessDetectionSchema,
          summary: {
            en: 'Say what the watch makes of a detection.',
            fr: 'Consigner l’appréciation du quart sur une détection.',
          },
          streamKey: (fields) => assessDetectionSchema.parse(fields).detection,
        },
        WithdrawAssessment: {
          schema: withdrawAssessmentSchema,
          summary: {
            en: 'Withdraw the assessment of a detection.',
            fr: 'Retirer l’appréciation portée sur une détection.',
          },
          streamKey: (fields) => withdrawAssessmentSchema.parse(fields).detection,
        },
      },
      events: {
        DetectionRecorded: detectionRecordedSchema,
        DetectionAssessed: detectionAssessedSchema,
        AssessmentWithdrawn: assessmentWithdrawnSchema,
      },
      handling,
      upcasters: {},
      refusals,
    },
    sourceRegister,
  ],
};
