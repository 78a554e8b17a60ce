import { shownRows } from '../app/vault/row-rights.ts';
import { askerOf, type Who } from '../app/who.ts';
import type { Instant } from '../kernel/time.ts';
import type { DetectionRights } from '../operations/picture/detection-reader.ts';
import type { Access } from '../policy/access.ts';

/** What the policy lets one reader have of detections at a moment: which rows, and which of their fields. */
export function detectionRights(access: Access, who: Who, at: Instant): DetectionRights {
  return {
    shown: shownRows(access, { who, action: 'operations/picture/see', at }),
    mask: access.maskFor(askerOf(who), 'detection'),
  };
}
