import { killed, provesSmall } from './test-small.ts';

provesSmall(killed);
