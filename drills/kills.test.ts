import { expect, test } from 'vitest';
import { kills } from './kills.ts';

test.runIf(process.platform === 'linux')(
  'ten times a node and its PostgreSQL are killed with -9 under load: nothing acknowledged is lost or doubled',
  async () => {
    const figures = await kills({ rounds: 10, onProgress: () => {} });
    console.info(`kills (small: 10 rounds): ${JSON.stringify(figures)}`);
    expect(figures.acknowledged).toBeGreaterThan(100);
    expect(figures).toMatchObject({ rounds: 10, lost: 0, doubled: 0, findings: 0, telemetryLost: 0 });
  },
  120_000,
);
