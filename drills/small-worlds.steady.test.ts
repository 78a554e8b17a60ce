import { provesSmall, worlds } from './test-small.ts';

provesSmall(worlds);
