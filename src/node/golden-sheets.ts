import { createHash } from 'node:crypto';
import type { Route } from '../app/route.ts';
import type { Access } from '../policy/access.ts';
import type { FieldMask } from '../policy/masks.ts';
import type { PolicyText } from '../policy/read-schema.ts';
import { type State, states } from '../kernel/label.ts';
import { configKeys } from './config-keys.ts';
import { environmentName } from './config.ts';
import { routeTable, type RouteTableParts } from './route-table.ts';
import { detectionRoute } from '../feeds/detection/http.ts';
import { mailRoute } from '../feeds/mail/http.ts';
import { messageRoute } from '../feeds/message/http.ts';
import { tracingQueries } from '../cases/tracing/queries.ts';
import { intelQueries } from '../inquiry/intel/queries.ts';
import { dispatchQueries } from '../operations/dispatch/queries.ts';
import { fileRoutes } from '../operations/freight/file-routes.ts';
import { photosRoute } from '../operations/freight/photo-routes.ts';
import { freightQueries } from '../operations/freight/queries.ts';
import { receiptCheckRoutes } from '../operations/freight/receipt-check-routes.ts';
import { selectionQueries } from '../operations/freight/selection-queries.ts';
import { teamQueries } from '../operations/freight/team-queries.ts';
import { rescueQueries } from '../operations/rescue/queries.ts';
import { alarmRoute } from '../feeds/alarm/http.ts';
import { plateRoute } from '../feeds/plate/http.ts';
import { seenRoute } from '../operations/freight/seen-routes.ts';
import { pictureRoutes, preserveRoute } from '../feeds/camera/index.ts';
import { cameraQueries } from '../operations/site/camera-queries.ts';
import { pictureRecordRoutes } from '../operations/site/picture-routes.ts';
import { siteQueries } from '../operations/site/queries.ts';
import { tipsQueries } from '../operations/tips/queries.ts';
import { watchQueries } from '../operations/watch/queries.ts';

/** The route table without a running node: its rows need their parts only when they are asked. */
export function routesAtRest(): readonly Route[] {
  const given: Readonly<Record<string, unknown>> = {
    config: { demonstration: true, state: 'uk', detectionHours: 12 },
    feeds: {
      telemetry: atRest,
      routes: [detectionRoute, messageRoute, mailRoute].map((route) => route(atRest as never)),
    },
    charts: [],
    operations: { routes: operationsAtRest() },
  };
  const parts = new Proxy(given, { get: (own, name) => own[String(name)] ?? atRest });
  return routeTable(parts as unknown as RouteTableParts);
}

/** The questions of rescue, dispatch and watch, which a running node opens with their rooms. */
function operationsAtRest(): readonly Route[] {
  const parts = atRest as never; // asked only when a route is
  return [
    ...rescueQueries(parts),
    ...dispatchQueries(parts),
    ...watchQueries(parts),
    ...freightQueries(parts),
    ...teamQueries(parts),
    ...selectionQueries(parts),
    ...receiptCheckRoutes(parts),
    ...fileRoutes(parts),
    ...siteQueries(parts),
    alarmRoute(parts),
    plateRoute(parts),
    seenRoute(parts),
    ...cameraQueries(parts),
    ...pictureRoutes(parts),
    photosRoute(parts),
    preserveRoute(parts),
    ...pictureRecordRoutes(parts),
    ...intelQueries(parts),
    ...tipsQueries(parts),
    ...tracingQueries(parts),
  ];
}

/** A part that nobody asks yet: called, it gives itself; of its own it has nothing. */
const atRest: unknown = new Proxy(() => atRest, { get: () => undefined });

/** `golden/routes.txt`: method, address, who may call it, and the action the policy must allow. */
export function routeSheet(actions: readonly string[]): string {
  const routes = routesAtRest();
  const asked = new Set(routes.map(({ action }) => action));
  const unasked = actions.filter((action) => !asked.has(action));
  const rows = routes.map(
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
    'Every address of the program, who may call it (console: a signed-in person; device: a device with its key; either),',
    'and the action the policy must allow; public: nobody is asked; signed_in: any signed-in person.',
    'Toutes les adresses du programme, qui peut les appeler (console : une personne connectée ; device : un appareil muni',
    'de sa clé ; either : les deux), et l’action que les règles doivent autoriser ; public : sans contrôle d’identité ;',
    'signed_in : toute personne connectée.',
    '',
    ...lines,
    '',
    'Actions that no address asks for by itself: asked within another address, or their room is still to come.',
    'Actions qu’aucune adresse ne demande seule : demandées au sein d’une autre, ou leur pièce reste à venir.',
    '',
    ...unasked.map((action) => `- ${action}`),
    '',
  ].join('\n');
}

type ByState = Readonly<Record<State, Access>>;

/** `golden/access.txt`: every role with every action, the rule that decides, yes or no; then what is refused whatever the role. */
export function accessSheet(access: ByState, texts: readonly PolicyText[]): string {
  const rows = { fr: accessRows(access.fr), uk: accessRows(access.uk) };
  const ofFrance = new Set(rows.fr);
  const joint = new Set(rows.uk.filter((row) => ofFrance.has(row)));
  const apart = states.flatMap((state) =>
    rows[state].filter((row) => !joint.has(row)).map((row) => `on the ${state} node only: ${row}`),
  );
  return [
    'Who may do what: role, action, the rule of policies/ that decides, yes or no. What is not a yes here is refused.',
    'Qui peut faire quoi : rôle, action, règle de policies/ qui tranche, yes (oui) ou no (non). Sans yes ici : refusé.',
    '',
    ...joint,
    ...apart,
    '',
    ...accessWords(access),
    'The texts from which this was read, by the SHA-256 of each: no change of one passes unseen.',
    'Les textes dont ceci est tiré, par l’empreinte SHA-256 de chacun : aucune modification ne passe inaperçue.',
    '',
    ...textRows(texts),
    '',
  ].join('\n');
}

/** Whether the sheet would tell something else beside its rows, or of other roles and acts. */
export function accessWordsDiffer(access: ByState, before: ByState): boolean {
  const told = (of: ByState) =>
    JSON.stringify([accessWords(of), states.map((state) => [of[state].roles, of[state].actions])]);
  return told(access) !== told(before);
}

/**
 * Whether one row of these acts would be another than before: no further than the first that differs. The rows of each
 * state can be read from the sheet, so that it tells every one of them.
 */
export function accessRowsDiffer(access: Access, before: Access, actions: readonly string[]): boolean {
  const rows = new Set(accessRows(before));
  return actions.some((action) => access.roles.some((role) => !rows.has(accessRow(access, role, action))));
}

/** What the sheet tells beside its rows: what is refused whatever the role, and the fields that are kept from others. */
function accessWords(access: ByState): readonly string[] {
  const all = [...access.fr.rules, ...access.uk.rules].filter(({ effect }) => effect === 'forbid');
  const forbids = new Map(all.map((rule) => [rule.id, rule]));
  return [
    'What is refused whatever the role, by the rule of that name; lines of fr/ and uk/ hold on that node only.',
    'Ce qui est refusé quel que soit le rôle, par la règle de ce nom ; fr/ et uk/ ne valent que sur le nœud concerné.',
    '',
    ...[...forbids.values()].flatMap(({ id, place, why }) => [
      `${id} (${place.replace(/:\d+$/, '')})`,
      `  en  ${why.en}`,
      `  fr  ${why.fr}`,
    ]),
    '',
    'Fields kept from whoever does not hold one of the roles (and purposes); every other field is seen with its record.',
    'Champs réservés aux rôles (et finalités) indiqués ; tout autre champ se lit avec son dossier.',
    '',
    ...maskRows([...access.fr.masks, ...access.uk.masks]),
    '',
  ];
}

function textRows(texts: readonly PolicyText[]): readonly string[] {
  const digests = new Map(
    texts.map(({ name, text }) => [name, createHash('sha256').update(text).digest('hex')]),
  );
  return [...digests].map(([name, digest]) => `${name.padEnd(28)} ${digest}`).toSorted();
}

function maskRows(masks: readonly FieldMask[]): readonly string[] {
  const rows = masks.map(({ recordType, field, roles, purposes = [], why, place }) =>
    [
      `${recordType}.${field} (${place}): ${[...roles, ...purposes].join(', ') || 'nobody'}`,
      `  en  ${why.en}`,
      `  fr  ${why.fr}`,
    ].join('\n'),
  );
  return [...new Set(rows)];
}

const rowsKept = new WeakMap<Access, readonly string[]>();

/** The rows of one state. Thousands of questions to the engine, whose answers for one `Access` never change: asked once. */
export function accessRows(access: Access): readonly string[] {
  const before = rowsKept.get(access);
  if (before !== undefined) return before;
  const rows = access.roles.flatMap((role) =>
    access.actions.map((action) => accessRow(access, role, action)),
  );
  rowsKept.set(access, rows);
  return rows;
}

function accessRow(access: Access, role: string, action: string): string {
  const { allowed, why } = access.atDoor([role], action);
  const by = why.length > 0 ? why.join('+') : 'no-permit';
  return `${role.padEnd(23)} ${action.padEnd(37)} ${by.padEnd(30)} ${allowed ? 'yes' : 'no'}`;
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
