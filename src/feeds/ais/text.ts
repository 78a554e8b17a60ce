import type { Text, Texts } from '../../kernel/text.ts';
import { refusalTexts } from '../../standards/nmea-ais/index.ts';

/** Why a whole AIS message, or a client, was not kept. What is wrong with lines is said by the codec. */
const keepRefusals = {
  not_ais: { en: 'Sentence of another kind, not AIS', fr: 'Phrase d’un autre type que l’AIS' },
  rate_limited: {
    en: 'More lines a second than this source may send',
    fr: 'Débit supérieur au maximum admis pour cette source',
  },
  too_many_clients: { en: 'Too many senders connected', fr: 'Trop d’émetteurs connectés' },
  bad_mmsi: { en: 'MMSI that no station can have', fr: 'MMSI qu’aucune station ne peut porter' },
  not_kept: {
    en: 'Message type without position or identity',
    fr: 'Type de message sans position ni identité',
  },
  duplicate: { en: 'Already heard by another receiver', fr: 'Déjà reçu par un autre récepteur' },
  position_not_available: { en: 'Sender gives no position', fr: 'Position non fournie par l’émetteur' },
  position_out_of_range: { en: 'Position that is no place on earth', fr: 'Position hors du globe' },
  implausible_jump: {
    en: 'Further than the station can have moved',
    fr: 'Déplacement impossible pour cette station',
  },
  overloaded: { en: 'Node overloaded', fr: 'Nœud surchargé' },
  coalesced: {
    en: 'Replaced by a newer report while the store was behind',
    fr: 'Remplacé par un compte rendu plus récent pendant un retard d’écriture',
  },
  picture_full: {
    en: 'Stored, but too many tracks to show',
    fr: 'Enregistré, mais trop de pistes à afficher',
  },
  not_stored: {
    en: 'The store had not confirmed it when the node stopped',
    fr: 'Enregistrement non confirmé à l’arrêt du nœud',
  },
} as const satisfies Texts;

/** Every reason under which AIS is counted, in both languages. */
export const aisReasons = { ...refusalTexts, ...keepRefusals } as const satisfies Texts;
export type AisReason = keyof typeof aisReasons;

/** What is allowed for each key of a source's configuration. */
export const allowedText = {
  address: {
    en: 'tcp://HOST:PORT, tcp-listen://HOST:PORT, udp://HOST:PORT, invented: or the path of a file',
    fr: 'tcp://HÔTE:PORT, tcp-listen://HÔTE:PORT, udp://HÔTE:PORT, invented: ou le chemin d’un fichier',
  },
  port: { en: 'a whole number from 1 to 65535', fr: 'un nombre entier de 1 à 65535' },
  host: {
    en: 'a host name or address, without user or password',
    fr: 'un nom d’hôte ou une adresse, sans identifiant ni mot de passe',
  },
  id: {
    en: '1 to 64 letters, digits, dots, underscores, colons or hyphens; each source its own',
    fr: '1 à 64 lettres, chiffres, points, soulignés, deux-points ou traits d’union ; un identifiant par source',
  },
  silentAfterSeconds: { en: 'a number from 1 to 86400', fr: 'un nombre de 1 à 86400' },
  linesPerSecondMax: { en: 'a whole number from 1 to 1000000', fr: 'un nombre entier de 1 à 1000000' },
  clientsMax: { en: 'a whole number from 1 to 1000', fr: 'un nombre entier de 1 à 1000' },
  speed: {
    en: 'a number above 0 up to 10000, or max',
    fr: 'un nombre supérieur à 0 et au plus égal à 10000, ou max',
  },
  linesPerSecond: {
    en: 'a number above 0 up to 1000000',
    fr: 'un nombre supérieur à 0 et au plus égal à 1000000',
  },
  loop: { en: 'true or false', fr: 'true ou false' },
  timeTrusted: { en: 'true or false', fr: 'true ou false' },
  key: {
    en: 'id, silentAfterSeconds, linesPerSecondMax; clientsMax for tcp-listen; speed, linesPerSecond, loop, timeTrusted for a file',
    fr: 'id, silentAfterSeconds, linesPerSecondMax ; clientsMax pour tcp-listen ; speed, linesPerSecond, loop, timeTrusted pour un fichier',
  },
} as const satisfies Texts;

/** One sentence that names the key, the value and what is allowed. */
export function configurationText(key: string, value: string, allowed: Text): Text {
  return {
    en: `AIS source: ${key} "${value}" is not allowed; allowed: ${allowed.en}`,
    fr: `Source AIS : ${key} « ${value} » n’est pas admis ; valeurs admises : ${allowed.fr}`,
  };
}
