import { provesSmall, timed } from './test-small.ts';

provesSmall(timed);
