import { registerProjection } from '../app/register.ts';
import type { Projection } from '../journal/projection.ts';
import type { ContextDoor } from '../kernel/door.ts';
import { picture } from '../operations/picture/index.ts';
import { detectionProjection } from '../operations/picture/projections.ts';

/** Every context of the house. A folder that is not among them is a room nobody opens. */
export const contexts: readonly ContextDoor[] = [picture];

/** The table behind the register of sources. */
export const sourceProjection = registerProjection('source', 'Source');

/** Every projection the node keeps up with its book. Each reads only the event types it names. */
export const projections = [detectionProjection, sourceProjection] as unknown as readonly Projection[];
