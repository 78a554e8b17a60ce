import { provesSmall } from './test-small.ts';

provesSmall(['simulation']);
