/** One message as a broker delivered it. */
export interface Published {
  readonly topic: string;
  readonly payload: Uint8Array;
}

/** What became of one message. `again`: not durable and not refused for good. */
export interface PublishedAnswer {
  readonly again: boolean;
}

/** Takes messages together and answers each in its place. Never throws. */
export type ReceivePublished = (messages: readonly Published[]) => Promise<readonly PublishedAnswer[]>;

export interface PublishedQueueParts {
  readonly receive: ReceivePublished;
  /** Told of messages that have their durable answer, in the order in which they came. */
  readonly answered: (messageIds: readonly (number | null)[]) => void;
  readonly fault: (error: unknown) => void;
  /** How long to wait before what was not durable is tried again. */
  readonly pauseMilliseconds: number;
}

/** Messages of one connection between their receipt and their answer. */
export interface PublishedQueue {
  /** `room` is called once there is room for another: at once, or when the store has caught up. `messageId` null: QoS 0. */
  readonly take: (message: Published, messageId: number | null, room: () => void) => void;
  /** Forgets what has no answer yet: its connection went, and the broker delivers it again. */
  readonly clear: () => void;
}

/** Most messages, and most bytes of them, that are written together: a burst of half a second. */
export const batchMax = { messages: 100, bytes: 512 * 1024 } as const;
/** Most that wait: a broker that sends faster than the store writes is held up by its own connection. */
export const waitingMax = { messages: 2_000, bytes: 8 * 1024 * 1024 } as const;

interface Held extends Published {
  readonly messageId: number | null;
  isAnswered: boolean;
}

/**
 * Takes what a broker delivers in batches, one batch after the other, so that the order on each topic is kept. A batch is
 * what came while the one before was being written, up to `batchMax`: a lone message never waits for company. What is
 * not durable is tried again before anything newer, in smaller batches until one succeeds: a message that alone makes
 * the store fail holds up only what came after it.
 */
export function createPublishedQueue(parts: PublishedQueueParts): PublishedQueue {
  const { receive, answered, fault, pauseMilliseconds } = parts;
  /** In the order of receipt; another list for each connection. */
  let held: Held[] = [];
  let waitingForRoom: (() => void) | null = null;
  let isWorking = false;
  let most: number = batchMax.messages;

  function makeRoom(): void {
    if (waitingForRoom === null || isFull(held)) return;
    const room = waitingForRoom;
    waitingForRoom = null;
    room();
  }

  async function workOnce(): Promise<void> {
    const mine = held;
    const batch = batchOf(mine, most);
    const answers = await receive(batch).catch((error: unknown) => {
      fault(error);
      return [];
    });
    for (const [at, one] of batch.entries()) one.isAnswered = answers[at]?.again === false;
    const isAgain = batch.some((one) => !one.isAnswered);
    most = isAgain ? Math.max(1, Math.floor(batch.length / 2)) : Math.min(batchMax.messages, most * 2);
    if (mine !== held) return;
    // A broker is answered in the order in which it sent (MQTT 3.1.1, 4.6): what is done behind one that is not, waits.
    const first = mine.findIndex(({ isAnswered }) => !isAnswered);
    const done = mine.splice(0, first === -1 ? mine.length : first);
    if (done.length > 0) answered(done.map(({ messageId }) => messageId));
    makeRoom();
    if (isAgain) await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  }

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    while (held.length > 0) await workOnce();
    isWorking = false;
  }

  return {
    take(message, messageId, room) {
      held.push({ ...message, messageId, isAnswered: false });
      waitingForRoom = room;
      makeRoom();
      void work();
    },
    clear() {
      held = [];
      makeRoom();
    },
  };
}

function isFull(held: readonly Held[]): boolean {
  return held.length >= waitingMax.messages || bytesOf(held) >= waitingMax.bytes;
}

function bytesOf(held: readonly Published[]): number {
  return held.reduce((sum, { payload }) => sum + payload.byteLength, 0);
}

/** The first without an answer, at most so many and so many bytes; one always. */
function batchOf(held: readonly Held[], most: number): readonly Held[] {
  const batch: Held[] = [];
  let bytes = 0;
  for (const one of held) {
    if (one.isAnswered) continue;
    bytes += one.payload.byteLength;
    if (batch.length > 0 && (batch.length >= most || bytes > batchMax.bytes)) break;
    batch.push(one);
  }
  return batch;
}

/**
 * Takes one after the other what came on one topic, the topics beside one another: for a store that is given one at a
 * time. Behind one that must come again nothing of its topic is tried, so that the order is kept.
 */
export async function inOrderOfTopic(
  messages: readonly Published[],
  receiveOne: (message: Published) => Promise<PublishedAnswer>,
): Promise<readonly PublishedAnswer[]> {
  const topics = Map.groupBy(messages, ({ topic }) => topic);
  const answers = new Map<Published, PublishedAnswer>();
  await Promise.all(
    [...topics.values()].map(async (ofTopic) => {
      for (const message of ofTopic) {
        const answer = await receiveOne(message);
        answers.set(message, answer);
        if (answer.again) return;
      }
    }),
  );
  return messages.map((message) => answers.get(message) ?? { again: true });
}
