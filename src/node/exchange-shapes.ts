import type { ContextDoor } from '../kernel/door.ts';
import { dispatch } from '../operations/dispatch/index.ts';
import { emergency } from '../operations/emergency/index.ts';
import { freight } from '../operations/freight/index.ts';
import { picture } from '../operations/picture/index.ts';
import { rescue } from '../operations/rescue/index.ts';
import { intel } from '../inquiry/intel/index.ts';
import { tracing } from '../cases/tracing/index.ts';
import { tips } from '../operations/tips/index.ts';
import { site } from '../operations/site/index.ts';
import { watch } from '../operations/watch/index.ts';
import { approvals } from '../oversight/approvals/index.ts';
import { identity } from '../oversight/identity/index.ts';
import { monitor } from '../oversight/monitor/index.ts';
import { policies } from '../oversight/policies/index.ts';
import { records } from '../oversight/records/index.ts';
import { staff } from '../oversight/staff/index.ts';
import { refuse } from '../kernel/result.ts';

/**
 * Every context's published language and nothing else, for the process that checks what comes from a peer: it loads this
 * module by its path, and with it no store, no screen and no network. Held equal to `contexts.ts` by a test.
 */
export const exchangeShapes: readonly ContextDoor[] = [
  picture,
  rescue,
  dispatch,
  watch,
  emergency,
  staff,
  identity,
  records,
  approvals,
  monitor,
  policies(() => refuse('policies_refused')),
  freight,
  site,
  intel,
  tips,
  tracing,
];
