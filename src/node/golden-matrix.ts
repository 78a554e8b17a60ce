import type { Route } from '../app/route.ts';
import { askerOf, type Who } from '../app/who.ts';
import type { ActorId } from '../kernel/ids.ts';
import { type State, states } from '../kernel/label.ts';
import { type Marking, markings, type Purpose, purposes } from '../kernel/marking.ts';
import type { Access } from '../policy/access.ts';
import type { AccessRequest, Asker, RecordFacts } from '../policy/request.ts';

/** How the asker stands to the record: of the node's state; of the other state, released to it; the same, not released. */
export const standings = ['own', 'shared', 'kept'] as const;

/** One question of the matrix, but for its act. */
export interface MatrixCell {
  readonly node: State;
  readonly role: string;
  readonly standing: (typeof standings)[number];
  readonly marking: Marking;
  /** True: the asker holds the record's marking; false: only those below it. */
  readonly isCleared: boolean;
}

const operations: readonly Purpose[] = ['save_life', 'border_control'];

/** The purposes that each role works for, as the staff register gives them; every other role is of operations. */
const purposesOfRole: Readonly<Record<string, readonly Purpose[]>> = {
  administrator: ['oversight'],
  staff_officer: ['oversight'],
  security_officer: ['oversight'],
  data_protection_officer: ['oversight'],
  independent_monitor: ['oversight'],
  investigator: ['law_enforcement'],
  intelligence_analyst: ['law_enforcement'],
  national_contact: ['law_enforcement'],
  safeguarding_officer: ['protection'],
  case_worker: ['protection'],
};

const purposeOfWing: Readonly<Record<string, Purpose>> = {
  operations: 'save_life',
  inquiry: 'law_enforcement',
  cases: 'protection',
  oversight: 'oversight',
};

const other = (node: State): State => (node === 'uk' ? 'fr' : 'uk');

/** The stand-in who asks: one role, its purposes, and the markings up to the record's or up to the one below. */
export function standInWho({ node, role, standing, marking, isCleared }: MatrixCell): Who {
  const isDevice = role.endsWith('_device');
  const held = markings.slice(0, markings.indexOf(marking) + (isCleared ? 1 : 0));
  return {
    kind: isDevice ? 'device' : 'staff',
    actor: 'example-1' as ActorId,
    desk: null,
    roles: [role],
    agency: standing === 'own' ? 'agency-a' : 'agency-b',
    remits: [],
    state: standing === 'own' ? node : other(node),
    markings: held,
    caveats: [],
    purposes: purposesOfRole[role] ?? operations,
    sources: isDevice ? [] : null,
    provenAt: null,
    lifeAtRiskUntil: null,
  };
}

/** The stand-in record: of the node, of the act's wing, about a person, released or not to the other state. */
export function standInRecord({ node, standing, marking }: MatrixCell, action: string): RecordFacts {
  return {
    id: 'record-1',
    marking,
    caveats: [],
    purpose: purposeOfWing[action.split('/', 1)[0] ?? ''] ?? null,
    origin: node,
    owner: 'agency-a',
    releasedToStates: standing === 'shared' ? [other(node)] : [],
    releasedTo: ['agency-b'],
    jurisdiction: [],
    namedList: null,
    personal: true,
    conditions: [],
    conditionsWritten: false,
    blockedActs: [],
    permittedActs: [],
  };
}

type Help = Pick<AccessRequest, 'reasonGiven' | 'approved'>;

/** One act of a cell, with what help. */
interface Asked {
  readonly access: Access;
  readonly cell: MatrixCell;
  readonly action: string;
}

/** May this cell's asker do this act with its record? */
function allows({ access, cell, action }: Asked, help: Help, but: Partial<Asker> = {}): boolean {
  const asker = { ...askerOf(standInWho(cell)), ...but };
  const record = standInRecord(cell, action);
  return access.decide({ asker, action, record, instrument: null, ...help }).allowed;
}

/** Of the record's wing or another: somebody who works for every purpose, so that only the wall between wings stands. */
function wingAllows(access: Access, at: Pick<MatrixCell, 'node' | 'role'>, act: WingAct): boolean {
  const cell = { ...at, standing: 'own', marking: 'open', isCleared: true } as const;
  const asker = { ...askerOf(standInWho(cell)), purposes };
  const record = { ...standInRecord(cell, act.action), purpose: act.purpose };
  return access.decide({ asker, action: act.action, record, instrument: null, ...helped }).allowed;
}

interface WingAct {
  readonly action: string;
  readonly purpose: Purpose;
}

/** The wings' letters, each with its purpose. */
const wings = [
  ['o', 'save_life'],
  ['i', 'law_enforcement'],
  ['c', 'protection'],
  ['v', 'oversight'],
] as const;

const letters: Readonly<Record<Marking, string>> = { open: 'O', official: 'F', official_sensitive: 'S' };
const bare: Help = { reasonGiven: false, approved: false };
const reasoned: Help = { reasonGiven: true, approved: false };
const helped: Help = { reasonGiven: true, approved: true };

/** `O`, `F`, `S`: yes; `r`: with a reason; `2`: with a second person; `-`: no; `!`: without clearance or purpose, a leak. */
function cellLetter(asked: Asked): string {
  const { standing, marking } = asked.cell;
  // What is shut to the other state's people is shut by further walls: those who pass the most are asked for leaks.
  if (standing === 'own' && leaks(asked)) return '!';
  if (allows(asked, bare)) return letters[marking];
  if (!allows(asked, helped)) return '-';
  return allows(asked, reasoned) ? 'r' : '2';
}

function leaks(asked: Asked): boolean {
  const uncleared = { ...asked, cell: { ...asked.cell, isCleared: false } };
  return allows(uncleared, helped) || allows(asked, helped, { purposes: [] });
}

const reading = [
  'Every address with every role, on both nodes: may one come to the door, and what may one do with a record there.',
  'For each node three groups of three letters: an asker of the node’s state; of the other state, record released to it;',
  'of the other state, record not released. The letters stand for records marked open (O), official (F) and',
  'official-sensitive (S), asked by somebody with just that clearance. r: once a reason is given; 2: once a second person',
  'has approved; -: no; !: open without clearance or purpose, which must never stand here. The record is about a person.',
  'Then the wings whose records the act reaches, had the asker every purpose: operations (o), inquiry (i), cases (c),',
  'oversight (v). Only what a person asks for, and what shows a trail and no content, reaches more than its own.',
  'Chaque adresse avec chaque rôle, sur les deux nœuds : peut-on se présenter, et que peut-on y faire d’un dossier.',
  'Pour chaque nœud, trois groupes de trois lettres : demandeur de l’État du nœud ; de l’autre État, dossier communiqué ;',
  'de l’autre État, dossier non communiqué. Les lettres : dossier ouvert (O), officiel (F), diffusion restreinte (S),',
  'demandé par qui détient tout juste l’habilitation. r : une fois motivé ; 2 : une fois approuvé par une seconde',
  'personne ; - : non ; ! : ouvert sans habilitation ou finalité, ce qui ne doit jamais figurer ici. Le dossier concerne',
  'une personne. Puis les ailes dont l’acte atteint les dossiers, le demandeur eût-il toutes les finalités : opérations',
  '(o), enquêtes (i), prise en charge (c), contrôle (v). Seuls les droits des personnes et les traces sans contenu en',
  'franchissent les cloisons.',
];

/** `golden/matrix.txt`: every role x route x method x marking x state of the asker, from the routes and the policies. */
export function matrixSheet(access: ByState, routes: readonly Addressed[]): string {
  const told = new Map<string, readonly string[]>();
  const rowsOf = (action: string): readonly string[] => {
    const rows = told.get(action) ?? matrixRows(access, action);
    told.set(action, rows);
    return rows;
  };
  const { actions } = access.uk;
  const known = new Set(actions);
  const asked = new Set(routes.map(({ action }) => action));
  const addresses = routes.map(({ method, url, action, caller = 'console' }) => ({
    heading: `${method} ${url} (${caller}) ${action}`,
    action,
  }));
  const inside = actions
    .filter((action) => !asked.has(action))
    .map((action) => ({ heading: `within another address: ${action}`, action }));
  const blocks = [...addresses.toSorted((a, b) => (a.heading < b.heading ? -1 : 1)), ...inside];
  return [
    ...reading,
    ...blocks.flatMap(({ heading, action }) => [
      '',
      heading,
      ...(known.has(action) ? rowsOf(action) : [openTo(action)]),
    ]),
    '',
  ].join('\n');
}

/**
 * Whether the sheet would tell something else of these acts on this node: each row is held against the sheet's own, no
 * further than the first that differs. The acts must be of the schema.
 */
export function matrixRowsDiffer(access: Access, at: SheetAt, actions: readonly string[]): boolean {
  return actions.some((action) => {
    const rows = at.rows.get(action) ?? [];
    const { roles } = access;
    return (
      rows.length !== roles.length ||
      roles.some((role, index) => {
        const row = rows[index] ?? '';
        const told = groupsAt(access, { node: at.node, role }, action);
        return !row.startsWith(`  ${role} `) || !row.includes(` ${told}`);
      })
    );
  });
}

/** The rows of a sheet by act, and the node of which they are read. */
export interface SheetAt {
  readonly node: State;
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

/** The rows that a sheet tells of each act: those under the last heading that names it; every heading tells the same. */
export function sheetRowsByAct(sheet: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    sheet.split('\n\n').map((block) => {
      const [heading = '', ...rows] = block.split('\n');
      return [heading.split(' ').at(-1) ?? '', rows.filter((row) => row !== '')];
    }),
  );
}

type ByState = Readonly<Record<State, Access>>;
type Addressed = Pick<Route, 'method' | 'url' | 'action' | 'caller'>;

function openTo(action: string): string {
  if (action === 'public') return '  public: nobody is asked who they are, and no record is behind it';
  if (action === 'signed_in') return '  signed_in: every role, for what is the asker’s own';
  throw new Error(`no policy names ${action}`);
}

/** What the sheet tells of one act: a row for each role, on both nodes. */
export function matrixRows(access: ByState, action: string): readonly string[] {
  return access.uk.roles.map((role) => {
    const groups = states.map((node) => groupsAt(access[node], { node, role }, action));
    return `  ${role.padEnd(23)} ${groups.join('   ')}`;
  });
}

const groupsKept = new WeakMap<Access, Map<string, string>>();

/** What a row tells of one node: dozens of questions, whose answers for one `Access` never change: asked once. */
function groupsAt(access: Access, at: Pick<MatrixCell, 'node' | 'role'>, action: string): string {
  const kept = groupsKept.get(access) ?? new Map<string, string>();
  groupsKept.set(access, kept);
  const key = `${at.node} ${at.role} ${action}`;
  const groups = kept.get(key) ?? groupsAnew(access, at, action);
  kept.set(key, groups);
  return groups;
}

function groupsAnew(access: Access, at: Pick<MatrixCell, 'node' | 'role'>, action: string): string {
  const cells = standings.map((standing) =>
    markings.map((marking) => letterAt(access, { ...at, standing, marking }, action)).join(''),
  );
  const may = access.allows([at.role], action);
  const reached = wings.map(([letter, purpose]) =>
    may && wingAllows(access, at, { action, purpose }) ? letter : '-',
  );
  return `${at.node} ${may ? 'yes' : 'no '} ${cells.join(' ')} ${reached.join('')}`;
}

/** Whoever is refused at the door is asked once more with everything in their favour: a record opens no door. */
function letterAt(access: Access, at: Omit<MatrixCell, 'isCleared'>, action: string): string {
  const cell = { ...at, isCleared: true };
  if (access.allows([cell.role], action)) return cellLetter({ access, cell, action });
  const isBest = cell.standing === 'own' && cell.marking === 'open';
  return isBest && allows({ access, cell, action }, helped) ? '!' : '-';
}
