import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { seaReportSchema } from '../operations/rescue/events-sea.ts';
import type { SeaKnown } from '../operations/rescue/sea/sea-report.ts';
import type { Config } from './config.ts';

const reportsMax = 5_000;
const file = z.array(seaReportSchema).max(reportsMax);

/**
 * Stream and wind by configuration, and how long a report of either is believed. Throws, by place and never by content,
 * where the file cannot be read: a node does not start on a table it cannot read.
 */
export function seaByConfiguration({
  seaFile,
  seaStaleMinutes,
}: Pick<Config, 'seaFile' | 'seaStaleMinutes'>): SeaKnown {
  const staleSeconds = seaStaleMinutes * 60;
  if (seaFile === undefined) return { reports: [], staleSeconds };
  const read = file.safeParse(JSON.parse(readFileSync(seaFile, 'utf8')));
  if (read.success) return { reports: read.data, staleSeconds };
  const [first] = read.error.issues;
  throw new Error(`seaFile: ${first?.path.join('.') ?? ''}: ${first?.code ?? 'not a list of reports'}`);
}
