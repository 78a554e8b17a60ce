/** Alarms that are decided and not on record yet, in their order. */
export interface UnwrittenAlarms<Command extends { readonly alarm: string }> {
  add(command: Command): void;
  /** True where so many wait that nothing more should be decided before some are written. */
  readonly isFull: boolean;
  /** True where something of this alarm still waits. */
  holds(alarm: string): boolean;
  /** Writes what waits. Rejects with the first failure where something had to stay; it is tried again at the next call. */
  write(): Promise<void>;
}

export interface UnwrittenParts<Command> {
  /** Resolves once it is on record or refused for good; rejects where the store failed. */
  readonly write: (command: Command) => Promise<void>;
  readonly waitingMax: number;
}

/**
 * Keeps each alarm until it is written: one that the store failed to take is lost to nobody. One after another, those of one
 * alarm in their order. A single alarm that cannot be written holds up no other; where a second fails the store itself is
 * away, and all wait.
 */
export function createUnwrittenAlarms<Command extends { readonly alarm: string }>({
  write,
  waitingMax,
}: UnwrittenParts<Command>): UnwrittenAlarms<Command> {
  const waiting: Command[] = [];
  let writing: Promise<void> | null = null;

  async function writeAll(): Promise<void> {
    const failures = new Map<string, unknown>();
    for (let at = 0; at < waiting.length && failures.size < 2; ) {
      const command = waiting[at];
      if (command === undefined) break;
      if (failures.has(command.alarm)) {
        at += 1;
        continue;
      }
      try {
        await write(command);
        waiting.splice(at, 1); // only added to meanwhile, at the end
      } catch (error) {
        failures.set(command.alarm, error);
        at += 1;
      }
    }
    const [failure] = failures.values();
    if (failures.size > 0) throw failure;
  }

  return {
    add: (command) => void waiting.push(command),
    get isFull() {
      return waiting.length >= waitingMax;
    },
    holds: (alarm) => waiting.some((one) => one.alarm === alarm),
    write() {
      writing ??= writeAll().finally(() => {
        writing = null;
      });
      return writing;
    },
  };
}
