import { books, provesSmall } from './test-small.ts';

provesSmall(books);
