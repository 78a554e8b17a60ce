import type { Route } from '../app/route.ts';
import { accessPolicySchema } from '../policy/access.ts';
import { configKeys } from './config-keys.ts';
import { environmentName } from './config.ts';
import { routeTable, type RouteTableParts } from './route-table.ts';
import { detectionRoute } from '../feeds/detection/http.ts';

/** The route table without a running node: its rows need their parts only when they are asked. */
export function routesAtRest(): readonly Route[] {
  const atRest = new Proxy({}, { get: () => undefined });
  const parts = {
    config: { demonstration: true, state: 'uk', detectionHours: 12 },
    feeds: { telemetry: atRest, routes: [detectionRoute(atRest as never)] },
    charts: [],
  };
  return routeTable({
    ...parts,
    access: atRest,
    sessions: atRest,
    handle: atRest,
    clock: atRest,
    hub: atRest,
    store: atRest,
  } as unknown as RouteTableParts);
}

/** `golden/routes.txt`: method, address, who may call it, and the action the policy must allow. */
export function routeSheet(): string {
  const rows = routesAtRest().map(
    ({ method, url, action, caller = 'console' }) => [method, url, caller, action] as const,
  );
  const width = Math.max(...rows.map(([, url]) => url.length));
  const lines = rows
    .map(
      ([method, url, caller, action]) =>
        `${method.padEnd(4)} ${url.padEnd(width)} ${caller.padEnd(7)} ${action}`,
    )
    .sort();
  return [
    'Every address of the program, who may call it, and the action the policy must allow.',
    '',
    ...lines,
    '',
  ].join('\n');
}

/** `golden/access.txt`: every role with every action, yes or no. */
export function accessSheet(policy: unknown): string {
  const { roles } = accessPolicySchema.parse(policy);
  const actions = [...new Set(Object.values(roles).flat())].sort();
  const lines = Object.keys(roles).flatMap((role) =>
    actions.map(
      (action) =>
        `${role.padEnd(18)} ${action.padEnd(40)} ${roles[role]?.includes(action) === true ? 'yes' : 'no'}`,
    ),
  );
  return ['Who may do what. What is not listed here as yes is refused.', '', ...lines, ''].join('\n');
}

/** `docs/configuration.md`: every key, what it may be, what it is without, and what it means. */
export function configurationPage(): string {
  const rows = Object.entries(configKeys).map(([key, { schema, allowed, meaning }]) => {
    const without: unknown = schema.safeParse(undefined).data;
    const shown =
      without === undefined || (Array.isArray(without) && without.length === 0)
        ? ''
        : `\`${JSON.stringify(without).replaceAll('"', '')}\``;
    return `| \`${key}\` | \`${environmentName(key)}\` | ${allowed.replaceAll('|', '\\|')} | ${shown} | ${meaning.en} | ${meaning.fr} |`;
  });
  return [
    '# Configuration',
    '',
    'One JSON file given with `--config FILE`; each key also as an environment variable. The command line stands over',
    'the environment, the environment over the file. An unknown key or a wrong value is refused at start.',
    '',
    '| key | environment | allowed | without | meaning | signification |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
