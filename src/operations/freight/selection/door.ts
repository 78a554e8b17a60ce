import { type ZodType, z } from 'zod';
import type { Decider, DomainCommand } from '../../../kernel/decider.ts';
import type { CommandDoor, StreamDoor } from '../../../kernel/door.ts';
import type { DomainEvent } from '../../../kernel/event.ts';
import type { GroundReader } from '../../../kernel/ground-reader.ts';
import type { Handling } from '../../../kernel/marking.ts';
import type { Text } from '../../../kernel/text.ts';
import { plain } from '../handling.ts';
import { drawDecider } from './decide-draw.ts';
import { ruleDecider } from './decide-rule.ts';
import { type DrawEvent, drawCommandSchemas, drawEventSchemas } from './events-draw.ts';
import { type RuleEvent, ruleCommandSchemas, ruleEventSchemas } from './events-rule.ts';
import { drawRefusals, ruleRefusals } from './refusals.ts';

type Erased = Decider<unknown, DomainCommand, DomainEvent, string>; // the door erases state types

/** First parts of the streams of selection. */
export const ruleKind = 'freight_rule';
export const drawKind = 'freight_draw';

/** How each event of a rule may be used, released and kept. */
export const ruleHandling = {
  RuleAdopted: plain,
  RuleEnded: plain,
  RuleRefused: plain,
} as const satisfies Record<RuleEvent['type'], Handling>;

/** How each event of a random share may be used, released and kept. */
export const drawHandling = {
  SharePublished: plain,
  SecretSealed: plain,
  SecretOpened: plain,
} as const satisfies Record<DrawEvent['type'], Handling>;

/** What each command does, for the description of the interface. */
export const selectionSummaries = {
  AdoptRule: {
    en: 'Adopt a rule by which vehicles are chosen for control, with its published reason.',
    fr: 'Adopter une règle de choix des véhicules à contrôler, avec son motif publié.',
  },
  EndRule: { en: 'End a rule before its time.', fr: 'Mettre fin à une règle avant son terme.' },
  PublishShare: {
    en: 'Publish the share of vehicles that chance chooses at a place in a period to come.',
    fr: 'Publier le taux de véhicules tirés au sort en un lieu pour une période à venir.',
  },
} as const satisfies Record<keyof typeof ruleCommandSchemas | 'PublishShare', Text>;

/** What each event says, for the record. */
export const selectionEventText = {
  RuleAdopted: { en: 'Rule of selection adopted', fr: 'Règle de sélection adoptée' },
  RuleEnded: { en: 'Rule of selection ended', fr: 'Règle de sélection close' },
  RuleRefused: {
    en: 'Rule refused: it reached a forbidden ground',
    fr: 'Règle refusée : elle atteignait un critère interdit',
  },
  SharePublished: { en: 'Random share published', fr: 'Taux de tirage au sort publié' },
  SecretSealed: { en: 'Secret of the draws sealed', fr: 'Secret des tirages scellé' },
  SecretOpened: { en: 'Secret of the draws opened', fr: 'Secret des tirages ouvert' },
} as const satisfies Record<RuleEvent['type'] | DrawEvent['type'], Text>;

const twoPeople: Text = {
  en: 'A rule decides which vehicles are stopped: two people answer for it.',
  fr: 'Une règle décide quels véhicules sont arrêtés : deux personnes en répondent.',
};
const twoForShare: Text = {
  en: 'The random share of a place is published by two people, and changed by none while it runs.',
  fr: 'Le taux de tirage d’un lieu est publié par deux personnes et n’est modifié par aucune en cours de période.',
};
const fourEyes: Readonly<Record<string, Text>> = { AdoptRule: twoPeople, PublishShare: twoForShare };

const name = z.string();

function doorsOf(
  schemas: Readonly<Record<string, ZodType>>,
  key: 'rule' | 'place',
): Readonly<Record<string, CommandDoor>> {
  const summaries: Readonly<Record<string, Text>> = selectionSummaries;
  return Object.fromEntries(
    Object.entries(schemas).map(([command, schema]): [string, CommandDoor] => {
      const summary = summaries[command];
      if (summary === undefined) throw new Error(`no summary of ${command}`); // the table is checked by its type
      const second = fourEyes[command];
      const door = {
        schema,
        summary,
        streamKey: (fields: Readonly<Record<string, unknown>>) => name.parse(fields[key]),
      };
      return [command, second === undefined ? door : { ...door, fourEyes: second }];
    }),
  );
}

/** Rules of selection and random shares, read with the house's list of forbidden grounds. */
export function selectionStreams(reader: GroundReader): readonly StreamDoor[] {
  return [
    {
      kind: ruleKind,
      decider: ruleDecider(reader) as unknown as Erased,
      commands: doorsOf(ruleCommandSchemas, 'rule'),
      events: ruleEventSchemas,
      handling: ruleHandling,
      upcasters: {},
      refusals: ruleRefusals,
    },
    {
      kind: drawKind,
      decider: drawDecider as unknown as Erased,
      // The node itself seals and opens: no address takes a secret.
      commands: doorsOf({ PublishShare: drawCommandSchemas.PublishShare }, 'place'),
      events: drawEventSchemas,
      handling: drawHandling,
      upcasters: {},
      refusals: drawRefusals,
    },
  ];
}
