import { registerProjection } from '../app/register.ts';
import type { Projection } from '../journal/projection.ts';
import type { ContextDoor } from '../kernel/door.ts';
import { refuse } from '../kernel/result.ts';
import { dispatch } from '../operations/dispatch/index.ts';
import { dispatchProjection, fleetProjection } from '../operations/dispatch/projections.ts';
import { emergency } from '../operations/emergency/index.ts';
import { emergencyProjection } from '../operations/emergency/projections.ts';
import { photoProjection } from '../operations/freight/photo-projection.ts';
import { selectionProjection } from '../operations/freight/selection-projection.ts';
import { freightOver, noPlateKey } from '../operations/freight/index.ts';
import {
  equipmentProjection,
  freightProjection,
  placeProjection,
} from '../operations/freight/projections.ts';
import type { FreightSurroundings } from '../operations/freight/passage-door.ts';
import {
  coverProjection,
  restRulesProjection,
  teamProjection,
} from '../operations/freight/team-projection.ts';
import { picture } from '../operations/picture/index.ts';
import { detectionProjection } from '../operations/picture/projections.ts';
import { rescueOver } from '../operations/rescue/index.ts';
import { rescueProjection } from '../operations/rescue/projections.ts';
import { intel } from '../inquiry/intel/index.ts';
import { intelProjection } from '../inquiry/intel/projections.ts';
import { tracing } from '../cases/tracing/index.ts';
import { tracingProjection } from '../cases/tracing/projections.ts';
import { tips } from '../operations/tips/index.ts';
import { tipsProjection } from '../operations/tips/projections.ts';
import { cameraProjection } from '../operations/site/camera-projection.ts';
import { site } from '../operations/site/index.ts';
import { siteProjection, siteRegisterProjections } from '../operations/site/projections.ts';
import { watch } from '../operations/watch/index.ts';
import { watchProjection } from '../operations/watch/projections.ts';
import type { ContactSurroundings } from '../operations/rescue/read-contact.ts';
import { approvals } from '../oversight/approvals/index.ts';
import { approvalsProjection } from '../oversight/approvals/projections.ts';
import { identity } from '../oversight/identity/index.ts';
import { monitor } from '../oversight/monitor/index.ts';
import { monitorProjection } from '../oversight/monitor/projections.ts';
import { viewingProjection } from '../oversight/monitor/viewing-projection.ts';
import type { JudgePolicies } from '../oversight/policies/decide.ts';
import { policies } from '../oversight/policies/index.ts';
import { records } from '../oversight/records/index.ts';
import { openingProjection, requestProjection, subjectProjection } from '../oversight/records/projections.ts';
import { staff } from '../oversight/staff/index.ts';
import { staffProjection } from '../oversight/staff/projections.ts';
import { groundReader } from '../policy/ground-reader.ts';

/**
 * Every context of the house. A folder that is not among them is a room nobody opens. `judge` knows the engine and the
 * walls of the node's state: the policies' own context decides with it. `surroundings`: the coast that the node knows;
 * `plates`: its key for plates, without which none is read.
 */
export function contextsWith(
  judge: JudgePolicies,
  surroundings: ContactSurroundings = { isOnLand: () => false },
  plates?: FreightSurroundings,
): readonly ContextDoor[] {
  return [
    picture,
    rescueOver(surroundings),
    dispatch,
    watch,
    emergency,
    staff,
    identity,
    records,
    approvals,
    monitor,
    policies(judge),
    freightOver(plates ?? noPlateKey, groundReader),
    site,
    intel,
    tips,
    tracing,
  ];
}

/** The same at rest, for routes, shapes and sheets: no text is adopted by it. */
export const contexts = contextsWith(() => refuse('policies_refused'));

/** The table behind the register of sources. */
export const sourceProjection = registerProjection('source', 'Source');

/** Every projection the node keeps up with its book. Each reads only the event types it names. */
export const projections = [
  detectionProjection,
  sourceProjection,
  rescueProjection,
  dispatchProjection,
  fleetProjection,
  watchProjection,
  emergencyProjection,
  staffProjection,
  openingProjection,
  subjectProjection,
  requestProjection,
  approvalsProjection,
  monitorProjection,
  freightProjection,
  placeProjection,
  equipmentProjection,
  siteProjection,
  ...Object.values(siteRegisterProjections),
  teamProjection,
  coverProjection,
  restRulesProjection,
  selectionProjection,
  cameraProjection,
  viewingProjection,
  photoProjection,
  intelProjection,
  tipsProjection,
  tracingProjection,
] as unknown as readonly Projection[];
