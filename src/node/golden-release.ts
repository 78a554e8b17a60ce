import type { ContextDoor } from '../kernel/door.ts';
import { type State, states } from '../kernel/label.ts';
import { toUtc } from '../kernel/time.ts';
import type {
  Instrument,
  NeverRule,
  ReleasedType,
  ReleaseRule,
  ReleaseRules,
} from '../policy/release-rules.ts';
import { pathsOf, pathsOfForm } from '../policy/release-trim.ts';
import { eventRows, table, yes } from './golden-handling.ts';

/**
 * `golden/release.txt`: what may leave a node, for a lawyer to read: each event type with the rule that decides, the
 * instruments, each rule with every field that leaves and every one that stays, and what stays whatever a rule says.
 */
export function releaseSheet(
  contexts: readonly ContextDoor[],
  rules: Readonly<Record<State, ReleaseRules>>,
): string {
  return [
    'What may leave the node, event type by event type, and by which rule of policies/. What no rule lets go stays.',
    'release: what its own context allows at most (never: stays; partner: the rules may let it go). personal: a subject id',
    'stands in it, never a name. jurisdiction: remits whose agencies see it on its own node. rule: the rule that lets it go;',
    '(never ...): the rule that keeps it; no-rule: it stays because no rule speaks of it.',
    'Ce qui peut quitter le nœud, type d’événement par type d’événement, et par quelle règle de policies/. Sans règle, tout',
    'reste. release : le maximum admis par le contexte (never : reste ; partner : les règles peuvent le communiquer).',
    'personal : un identifiant de personne y figure, jamais un nom. jurisdiction : ressorts dont les organismes y accèdent',
    'sur le nœud d’origine. rule : la règle qui communique ; (never ...) : celle qui retient ; no-rule : aucune règle.',
    '',
    ...eventTable(contexts, rules),
    '',
    'Legal instruments on which rules rely. mark: V read in the text, V* in a secondary source, M from memory and to be',
    'confirmed by the legal desk before it is relied on. A flow that is not listed is closed under that instrument.',
    'Instruments juridiques invoqués par les règles. mark : V lu dans le texte, V* dans une source secondaire, M de mémoire,',
    'à confirmer par le poste juridique avant tout usage. Un flux qui n’y figure pas est fermé au titre de l’instrument.',
    '',
    ...apart(rules, ({ instruments }) => instruments.map(instrumentLines)),
    'Rules of release. leaves: every field that crosses; stays: every field of the event that does not.',
    'Règles de communication. leaves : chaque champ qui passe ; stays : chaque champ de l’événement qui reste.',
    '',
    ...apart(rules, (all) => all.rules.map(ruleLines)),
    'What stays whatever another rule says.',
    'Ce qui reste, quoi que dise une autre règle.',
    '',
    ...apart(rules, ({ never }) => never.map(neverLines)),
  ].join('\n');
}

/** Entries of both nodes, each once; one that stands on one node only says so. */
function apart(
  rules: Readonly<Record<State, ReleaseRules>>,
  entries: (rules: ReleaseRules) => readonly (readonly string[])[],
): readonly string[] {
  const texts = { fr: entries(rules.fr).map(joined), uk: entries(rules.uk).map(joined) };
  const joint = texts.uk.filter((entry) => texts.fr.includes(entry));
  const own = states.flatMap((state) =>
    texts[state]
      .filter((entry) => !joint.includes(entry))
      .map((entry) => `on the ${state} node only / sur le seul nœud ${state}:\n${entry}`),
  );
  return [...joint, ...own].flatMap((entry) => [entry, '']);
}

function joined(lines: readonly string[]): string {
  return lines.join('\n');
}

function eventTable(
  contexts: readonly ContextDoor[],
  rules: Readonly<Record<State, ReleaseRules>>,
): readonly string[] {
  const rows = new Map(
    eventRows(contexts).map(({ name, purpose, marking, release, personal, jurisdiction = [] }) => [
      name, // streams of one context share their handling
      [
        name,
        purpose,
        marking,
        release,
        yes(personal),
        [...new Set(states.map((state) => ruleOf(rules[state], name, release)))].join(' | '),
        jurisdiction.join(' ') || '-',
      ],
    ]),
  );
  const heads = ['event', 'purpose', 'marking', 'release', 'personal', 'rule', 'jurisdiction'];
  return table([heads, ...rows.values()]);
}

function ruleOf({ rules, never }: ReleaseRules, name: string, release: string): string {
  if (release === 'never') return '-';
  const [context = '', type = ''] = name.split(' ');
  const keeps = never.filter((one) => one.context === context && one.events.includes(type));
  const lets = rules.filter((one) => one.context === context && one.events.has(type));
  const named = [...lets.map(({ id }) => id), ...keeps.map(({ id }) => `(never ${id})`)];
  return named.join(' ') || 'no-rule';
}

function instrumentLines({ id, name, source, inForce, purposes, flows, atEnd, why }: Instrument): string[] {
  return [
    `${id} (${source.mark})`,
    `  en  ${name.en}: ${source.where.en}`,
    `  fr  ${name.fr} : ${source.where.fr}`,
    ...inForce.map(
      ({ from, until, mark }) =>
        `  in force from ${toUtc(from)} ${until === null ? 'on' : `until ${toUtc(until)}, excluded`} (${mark})`,
    ),
    `  purposes  ${purposes.join(', ')}`,
    ...flows.map(({ from, to, classes }) => `  ${from} -> ${to}  ${classes.join(', ')}`),
    `  at its end what was given is ${atEnd}`,
    `  en  ${why.en}`,
    `  fr  ${why.fr}`,
  ];
}

function ruleLines(rule: ReleaseRule): string[] {
  const { id, from, to, instrument, context, purposes, markingMax, blocked, hops, keepHours, why } = rule;
  const only =
    rule.recipientIn === undefined ? [] : [`  only to the node that the event names as ${rule.recipientIn}`];
  return [
    `${id}: ${context}, ${waysOf(from, to)}, under ${instrument.id}`,
    `  for ${purposes.join(', ')}; up to ${markingMax}; never with ${blocked.join(', ')} unless its provider permits`,
    `  passed on by ${hops} more nodes; the receiver may use it ${keepHours === null ? 'as long as the origin keeps it' : `${keepHours} hours`}`,
    ...only,
    `  en  ${why.en}`,
    `  fr  ${why.fr}`,
    ...[...rule.events].flatMap(([type, released]) => [
      `  ${type}`,
      ...wrapped('leaves', pathsOf(released.trim)),
      ...wrapped('stays ', staying(released)),
    ]),
  ];
}

function staying({ trim, form }: ReleasedType): readonly string[] {
  const leaving = new Set(pathsOf(trim));
  return pathsOfForm(form).filter((path) => !leaving.has(path));
}

/** A list of fields, broken where a line would be longer than 120 columns. */
function wrapped(label: string, paths: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const path of paths.length === 0 ? ['-'] : paths) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + path.length < 108) lines[lines.length - 1] = `${last}, ${path}`;
    else lines.push(path);
  }
  return lines.map((line, index) => `    ${index === 0 ? label : '      '}  ${line}`);
}

function waysOf(from: readonly string[], to: readonly string[]): string {
  const ways = from.flatMap((one) =>
    to.filter((other) => other !== one).map((other) => `${one} -> ${other}`),
  );
  return ways.join(', ');
}

function neverLines({ id, from, to, context, events, why }: NeverRule): string[] {
  return [
    `${id}: ${context}, ${waysOf(from, to)}`,
    ...wrapped('keeps ', events),
    `  en  ${why.en}`,
    `  fr  ${why.fr}`,
  ];
}
