import type { CommandLine } from './command-line.ts';

/** The verbs, loaded when asked for: `strait decode` need not wait for the server's code. */
export const commandLines: readonly CommandLine[] = [
  {
    name: 'start',
    usage: '[--ais URL|FILE] [--port N] [--state fr|uk] [--data DIR]',
    summary: {
      en: 'the demonstration: one node on an embedded store with invented traffic and staff',
      fr: 'la démonstration : un nœud sur base embarquée, trafic et personnel fictifs',
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
    name: 'verify',
    usage: '[--data DIR | --database URL] [--checkpoint POSITION:HASH]',
    summary: {
      en: 'checks the journal’s chain independently; names the record that is wrong',
      fr: 'contrôle indépendant de la chaîne du journal ; nomme l’enregistrement fautif',
    },
    run: async (args, io) =>
      (await import('./commands/verify.ts')).verify(args, (line) => io.stdout.write(`${line}\n`)),
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
