import { memoryOutbox } from './outbox-memory.ts';
import { testOutboxStore } from './test-outbox-store.ts';

testOutboxStore('in memory', async () => memoryOutbox());
