import { faultWords } from './fault-words.ts';

/**
 * What becomes of an error that nobody caught: its kind and place are said, never its message, which may repeat what
 * somebody entered; then the process ends, since its state is not known any more, and its keeper starts it again.
 */
export function lastResort(parts: {
  readonly say: (line: string) => void;
  readonly exit: (code: number) => void;
}): (error: unknown) => void {
  return (error) => {
    parts.say(`strait: uncaught fault / panne non interceptée : ${faultWords(error)}`);
    parts.exit(1);
  };
}
