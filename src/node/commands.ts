import type { CommandLine } from './command-line.ts';

/** The verbs, loaded when asked for: `strait decode` need not wait for the server's code. */
export const commandLines: readonly CommandLine[] = [
  {
    name: 'start',
    usage: '[--ais URL|FILE] [--port N] [--state fr|uk] [--data DIR]',
    summary: {
      en: 'the demonstration: a French and a British node, linked, on embedded stores with invented traffic and staff; with --state one alone',
      fr: 'la démonstration : un nœud français et un britannique, reliés, sur bases embarquées, trafic et personnel fictifs ; avec --state, un seul',
    },
    run: async (args, io) => (await import('./commands/start.ts')).startCommand(args, io),
  },
  {
    name: 'node',
    usage: '--state fr|uk --port N [--data DIR | --database URL] [--ais URL|FILE] [--config FILE]',
    summary: { en: 'one node, as run for real', fr: 'un nœud, tel qu’exploité en service' },
    run: async (args, io) => (await import('./commands/node.ts')).nodeCommand(args, io),
  },
  {
    name: 'link',
    usage: 'show | cut|heal fr-to-uk|uk-to-fr|both [--at URL]',
    summary: {
      en: 'cuts and restores the link between the two nodes of a running demonstration',
      fr: 'coupe et rétablit la liaison entre les deux nœuds d’une démonstration en cours',
    },
    run: async (args, io) => (await import('./commands/link.ts')).linkCommand(args, io),
  },
  {
    name: 'exchange',
    usage:
      'set-up|card|renew|renew-authority|renew-key --state fr|uk [--address URL] | accept CARD | bundle PEER | clock-right TIME | status [--data DIR]',
    summary: {
      en: 'certificates, keys and cards for the exchange with other nodes; bundles where there is no line',
      fr: 'certificats, clés et cartes pour l’échange avec d’autres nœuds ; lots en l’absence de ligne',
    },
    run: async (args, io) => (await import('./commands/exchange.ts')).exchangeCommand(args, io),
  },
  {
    name: 'decode',
    usage: 'FILE [--format nmea-ais]',
    summary: {
      en: 'a recorded feed as JSON lines; - reads standard input',
      fr: 'un enregistrement en lignes JSON ; - lit l’entrée standard',
    },
    run: async (args, io) => (await import('./commands/decode.ts')).decodeCommand(args, io),
  },
  {
    name: 'feed',
    usage: 'FILE --to URL [--speed N|max]',
    summary: {
      en: 'replays a recorded feed into a node over the real interface',
      fr: 'rejoue un enregistrement vers un nœud par l’interface réelle',
    },
    run: async (args, io) => (await import('./commands/feed.ts')).feedCommand(args, io),
  },
  {
    name: 'replay',
    usage: 'FILE [--speed N|max] [--nodes 1|2] --score [--json] [--measures]',
    summary: {
      en: 'plays a night on fresh nodes of both states, linked, through the real interfaces and judges what it was to show',
      fr: 'rejoue une nuit sur des nœuds neufs des deux États, reliés, par les interfaces réelles et juge ce qu’elle devait montrer',
    },
    run: async (args, io) => (await import('./commands/replay.ts')).replayCommand(args, io),
  },
  {
    name: 'verify',
    usage:
      '[--data DIR | --database URL | --extract FILE] [--keys FILE] [--against FILE] [--checkpoint POSITION:HASH]... [--cited FILE]',
    summary: {
      en: 'checks the journal’s chain and its signed checkpoints independently; names the record that is wrong',
      fr: 'contrôle indépendant de la chaîne du journal et de ses points de contrôle signés ; nomme l’enregistrement fautif',
    },
    run: async (args, io) => (await import('./commands/verify.ts')).verifyCommand(args, io),
  },
  {
    name: 'checkpoint',
    usage: '[--json | --of NODE] [--data DIR | --database URL]',
    summary: {
      en: 'the newest signed checkpoint, for handing over, or those kept of another node',
      fr: 'le dernier point de contrôle signé, à remettre à qui vérifie, ou ceux conservés d’un autre nœud',
    },
    run: async (args, io) => (await import('./commands/checkpoint.ts')).checkpointCommand(args, io),
  },
  {
    name: 'extract',
    usage: '--from P --to Q FILE [--data DIR | --database URL]',
    summary: {
      en: 'records with the checkpoint that covers them, to be verified without the database',
      fr: 'des enregistrements avec le point de contrôle qui les couvre, vérifiables sans la base',
    },
    run: async (args, io) => (await import('./commands/extract.ts')).extractCommand(args, io),
  },
  {
    name: 'keys',
    usage: 'export [FILE] | rotate [--lost] [--data DIR | --database URL]',
    summary: {
      en: 'the public signing keys for whoever verifies; a new key in place of the present one',
      fr: 'les clés publiques de signature pour qui vérifie ; une nouvelle clé à la place de l’actuelle',
    },
    run: async (args, io) => (await import('./commands/keys.ts')).keysCommand(args, io),
  },
  {
    name: 'vault',
    usage: 'status | rotate | forget-retired [--for-good] [--data DIR | --database URL]',
    summary: {
      en: 'the vault’s keys: how they stand; a new one, the node being stopped; retired ones destroyed',
      fr: 'les clés du coffre : leur état ; une nouvelle, nœud arrêté ; destruction des clés retirées',
    },
    run: async (args, io) => (await import('./commands/vault.ts')).vaultCommand(args, io),
  },
  {
    name: 'backup',
    usage: 'FILE [--data DIR | --database URL]',
    summary: {
      en: 'journal and kept tables into one file',
      fr: 'journal et tables conservées dans un fichier',
    },
    run: async (args, io) => (await import('./commands/backup.ts')).backupCommand(args, io),
  },
  {
    name: 'restore',
    usage: 'FILE [--data DIR | --database URL]',
    summary: { en: 'a backup into an empty store', fr: 'une sauvegarde vers une base vide' },
    run: async (args, io) => (await import('./commands/restore.ts')).restoreCommand(args, io),
  },
];
