import { z } from 'zod';
import type { Text } from '../kernel/text.ts';

const seconds = (max: number) => z.coerce.number().positive().max(max);
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const list = z.union([
  z.array(z.string()),
  z.string().transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
]);

/** A row of the register of devices, and the address of its event service. */
const onvifForm = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}=https?:\/\/\S{1,400}$/;

/** One key of the configuration: what it may be, what it is without, and what it means. */
export interface ConfigKey {
  readonly schema: z.ZodType;
  readonly allowed: string;
  readonly meaning: Text;
}

/** Every key of the configuration file; each also as `STRAIT_` and the key in capitals with underscores. */
export const configKeys = {
  state: {
    schema: z.enum(['fr', 'uk']).default('uk'),
    allowed: 'fr | uk',
    meaning: { en: 'the state that runs this node', fr: 'l’État qui exploite ce nœud' },
  },
  node: {
    schema: z
      .string()
      .regex(/^[a-z]{2,10}$/)
      .optional(),
    allowed: '2 to 10 small letters',
    meaning: {
      en: 'the node’s name among its peers, on its certificate, in its book and in the rules of release; without: that of its state. Fixed at the first start',
      fr: 'le nom du nœud pour ses homologues, sur son certificat, dans son journal et dans les règles de communication ; à défaut : celui de son État. Fixé au premier démarrage',
    },
  },
  agency: {
    schema: z
      .string()
      .regex(/^[a-z0-9-]{2,40}$/)
      .default('operator'),
    allowed: 'an id of the register of agencies',
    meaning: {
      en: 'the agency that answers for what the node’s own devices record',
      fr: 'l’organisme qui répond de ce qu’enregistrent les appareils du nœud',
    },
  },
  port: {
    schema: whole(0, 65_535).default(4180),
    allowed: '0..65535 (0: any free one)',
    meaning: { en: 'TCP port of the console and the API', fr: 'port TCP de la console et de l’API' },
  },
  host: {
    schema: z.string().min(1).default('127.0.0.1'),
    allowed: 'an address of this machine',
    meaning: { en: 'address to listen on', fr: 'adresse d’écoute' },
  },
  dataFolder: {
    schema: z.string().min(1).optional(),
    allowed: 'a folder',
    meaning: { en: 'folder of the embedded store', fr: 'dossier de la base embarquée' },
  },
  databaseUrl: {
    schema: z
      .string()
      .regex(/^postgres(?:ql)?:\/\//)
      .optional(),
    allowed: 'postgres://…',
    meaning: {
      en: 'a PostgreSQL 15 or newer instead of the embedded store',
      fr: 'un PostgreSQL 15 ou plus récent à la place de la base embarquée',
    },
  },
  signingKeyFile: {
    schema: z.string().min(1).optional(),
    allowed: 'a file, readable by its owner only',
    meaning: {
      en: 'private key of the checkpoints; without: node-key.pem in the data folder, made at the first start',
      fr: 'clé privée des points de contrôle ; à défaut : node-key.pem du dossier de données, créée au premier démarrage',
    },
  },
  ais: {
    schema: list.default([]),
    allowed: 'tcp://H:P, tcp-listen://H:P, udp://H:P or a log file, comma-separated',
    meaning: { en: 'sources of AIS sentences', fr: 'sources de trames AIS' },
  },
  mqttUrl: {
    schema: z
      .string()
      .regex(/^mqtts?:\/\//)
      .optional(),
    allowed: 'mqtt://H:P or mqtts://H:P',
    meaning: { en: 'broker that brings detections', fr: 'courtier qui apporte les détections' },
  },
  onvif: {
    // Names and passwords may stand in the addresses: the key belongs in a file that only the node reads.
    schema: list.pipe(z.array(z.string().regex(onvifForm)).max(600)).default([]),
    allowed: 'DEVICE=http://H:P/path, ...',
    meaning: {
      en: 'cameras and inputs of fixed sites whose ONVIF events are fetched',
      fr: 'caméras et entrées des sites fixes dont les événements ONVIF sont relevés',
    },
  },
  camerasFile: {
    schema: z.string().min(1).optional(),
    allowed: 'a JSON file, readable by its owner only',
    meaning: {
      en: 'cameras of fixed sites that this node reaches, with their names and passwords; without: no pictures',
      fr: 'caméras des sites fixes joignables par ce nœud, avec leurs comptes et mots de passe ; à défaut : aucune image',
    },
  },
  charts: {
    schema: z.string().min(1).optional(),
    allowed: 'a folder of GeoJSON files',
    meaning: {
      en: 'chart layers of the state, shown to everybody signed in',
      fr: 'couches cartographiques de l’État, montrées à toute personne connectée',
    },
  },
  deviceTokenSha256: {
    schema: list.default([]),
    allowed: 'ID=SHA256HEX, comma-separated',
    meaning: {
      en: 'devices that may send detections, with the SHA-256 of their token',
      fr: 'capteurs autorisés à envoyer des détections, avec le SHA-256 de leur jeton',
    },
  },
  demonstration: {
    schema: flag.default(false),
    allowed: 'true | false',
    meaning: {
      en: 'invented staff who sign in without a secret; loopback only',
      fr: 'personnel fictif qui se connecte sans secret ; en boucle locale seulement',
    },
  },
  sessionMinutes: {
    schema: whole(5, 1_440).default(720),
    allowed: '5..1440',
    meaning: { en: 'length of a session', fr: 'durée d’une session' },
  },
  sessionIdleMinutes: {
    schema: whole(5, 1_440).default(60),
    allowed: '5..1440',
    meaning: {
      en: 'a session unused this long ends; a picture left open is no use',
      fr: 'délai d’inactivité qui clôt la session ; une situation laissée affichée n’est pas une activité',
    },
  },
  sessionBoundToAddress: {
    schema: flag.default(false),
    allowed: 'true | false',
    meaning: {
      en: 'a session holds only from the address it was opened at; not where addresses change',
      fr: 'la session ne vaut que depuis son adresse d’ouverture ; à éviter si les adresses changent',
    },
  },
  signInsPerMinuteMax: {
    schema: whole(5, 100_000).default(300),
    allowed: '5..100000',
    meaning: {
      en: 'requests a minute from one address to all ways of signing in',
      fr: 'requêtes par minute d’une même adresse vers l’ensemble des modes de connexion',
    },
  },
  publicAddress: {
    schema: z
      .string()
      .regex(/^(?:https:\/\/[a-z0-9.-]+(?::\d{1,5})?|http:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?)$/)
      .optional(),
    allowed: 'https://NAME[:PORT], or http://localhost:PORT',
    meaning: {
      en: 'address under which browsers reach the console; without: no passkeys, no identity provider',
      fr: 'adresse de la console pour les navigateurs ; à défaut : ni clés d’accès ni fournisseur d’identité',
    },
  },
  trustedFronts: {
    schema: list.pipe(z.array(z.string().regex(/^[0-9a-fA-F.:]{2,45}(?:\/\d{1,3})?$/))).default([]),
    allowed: 'addresses or networks, comma-separated',
    meaning: {
      en: 'TLS fronts whose X-Forwarded headers are believed',
      fr: 'frontaux TLS dont les en-têtes X-Forwarded font foi',
    },
  },
  oidcIssuer: {
    schema: z
      .string()
      .regex(/^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)(?::|\/|$))/)
      .optional(),
    allowed: 'https://…; plain http on loopback only',
    meaning: {
      en: 'the state’s OpenID Connect provider; needs publicAddress and oidcClientId',
      fr: 'fournisseur OpenID Connect de l’État ; exige publicAddress et oidcClientId',
    },
  },
  oidcClientId: {
    schema: z.string().min(1).max(200).optional(),
    allowed: 'as registered with the provider',
    meaning: { en: 'this node at the provider', fr: 'ce nœud auprès du fournisseur' },
  },
  oidcClientSecretFile: {
    schema: z.string().min(1).optional(),
    allowed: 'a file, readable by its owner only',
    meaning: {
      en: 'holds the secret shared with the provider; without: a public client',
      fr: 'contient le secret partagé avec le fournisseur ; à défaut : client public',
    },
  },
  oidcStaffClaim: {
    schema: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_.:/-]{0,99}$/)
      .default('sub'),
    allowed: 'the name of a claim',
    meaning: {
      en: 'claim of the ID token that is the same for a person for ever',
      fr: 'attribut du jeton d’identité qui désigne durablement la personne',
    },
  },
  deviceKeyOverlapHours: {
    schema: whole(0, 168).default(24),
    allowed: '0..168',
    meaning: {
      en: 'hours a device’s old key still works after its rotation',
      fr: 'heures de validité de l’ancienne clé d’un appareil après renouvellement',
    },
  },
  crossingNoticeMinutes: {
    schema: whole(1, 60).default(15),
    allowed: '1..60',
    meaning: {
      en: 'minutes before a boat is expected over the line when its coordinator is called',
      fr: 'minutes avant le franchissement attendu de la limite où le coordonnateur est alerté',
    },
  },
  seaFile: {
    schema: z.string().min(1).optional(),
    allowed: 'a JSON file: a list of reports',
    meaning: {
      en: 'stream and wind by area and time, as of a tide table or a forecast; without: only what devices report',
      fr: 'courant et vent par zone et heure, d’après un annuaire ou une prévision ; à défaut : les seuls relevés des appareils',
    },
  },
  seaStaleMinutes: {
    schema: whole(5, 720).default(60),
    allowed: '5..720',
    meaning: {
      en: 'a report of stream or wind older than this counts as unknown, and is said to be stale',
      fr: 'âge au-delà duquel un relevé de courant ou de vent vaut pour inconnu et est dit périmé',
    },
  },
  silentAfterSeconds: {
    schema: seconds(86_400).default(30),
    allowed: 'above 0, up to 86400',
    meaning: {
      en: 'an AIS source silent this long is shown so',
      fr: 'délai avant de signaler une source AIS muette',
    },
  },
  linesPerSecondMax: {
    schema: whole(10, 1_000_000).default(100_000),
    allowed: '10..1000000',
    meaning: {
      en: 'lines a second taken from one AIS source',
      fr: 'lignes par seconde admises d’une source AIS',
    },
  },
  requestsPerMinuteMax: {
    schema: whole(60, 10_000_000).default(60_000),
    allowed: '60..10000000',
    meaning: {
      en: 'requests a minute of one person or device, and of one address for whoever is not known yet',
      fr: 'requêtes par minute d’une même personne ou d’un même appareil, et d’une même adresse pour qui n’est pas encore identifié',
    },
  },
  telemetryFullDays: {
    schema: whole(1, 3_650).default(2),
    allowed: '1..3650',
    meaning: { en: 'days of unthinned positions', fr: 'jours de positions non allégées' },
  },
  telemetryThinSeconds: {
    schema: whole(1, 3_600).default(30),
    allowed: '1..3600',
    meaning: {
      en: 'one position per track and so many seconds after that',
      fr: 'ensuite, une position par piste toutes les n secondes',
    },
  },
  telemetryKeepDays: {
    schema: whole(1, 3_650).default(90),
    allowed: '1..3650',
    meaning: { en: 'days of positions kept at all', fr: 'jours de conservation des positions' },
  },
  exchangeFolder: {
    schema: z.string().min(1).optional(),
    allowed: 'a folder, readable by its owner only',
    meaning: {
      en: 'certificates, keys and peers’ cards of the exchange; without: exchange in the data folder',
      fr: 'certificats, clés et cartes des homologues pour l’échange ; à défaut : exchange dans le dossier de données',
    },
  },
  exchangePort: {
    schema: whole(0, 65_535).optional(),
    allowed: '0..65535 (0: any free one)',
    meaning: {
      en: 'TCP port on which peers ask this node; without: it answers none',
      fr: 'port TCP sur lequel les homologues interrogent ce nœud ; à défaut : aucun',
    },
  },
  exchangeHost: {
    schema: z.string().min(1).default('127.0.0.1'),
    allowed: 'an address of this machine',
    meaning: {
      en: 'address on which peers ask this node',
      fr: 'adresse sur laquelle les homologues interrogent ce nœud',
    },
  },
  linkSilentSeconds: {
    schema: seconds(300).default(10),
    allowed: 'above 0, up to 300',
    meaning: {
      en: 'a peer unheard this long is shown as down, its data as old',
      fr: 'délai sans réponse après lequel la liaison est affichée rompue et les données de l’homologue anciennes',
    },
  },
  detectionHours: {
    schema: whole(1, 168).default(12),
    allowed: '1..168',
    meaning: {
      en: 'hours of detections on the live picture',
      fr: 'heures de détections dans la situation en direct',
    },
  },
} as const satisfies Record<string, ConfigKey>;

export type ConfigName = keyof typeof configKeys;
