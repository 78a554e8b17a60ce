// `node tools/docs/write-configuration.ts` writes docs/configuration.md from the keys in the code.
import { writeFileSync } from 'node:fs';
import { configKeys } from '../../src/node/config-keys.ts';
import { configurationPage } from './configuration-page.ts';

writeFileSync(new URL('../../docs/configuration.md', import.meta.url), configurationPage(configKeys));
