import type { Text } from '../kernel/text.ts';

/** A member of staff as the node offers them for a demonstration. */
export interface StaffChoice {
  readonly id: string;
  readonly name: string;
  readonly post: Text;
  readonly desk: string;
  readonly deskName: Text;
  readonly state: 'fr' | 'uk';
}

/** Who is signed in, and at which node. */
export interface Session {
  readonly staff: {
    readonly id: string;
    readonly name: string;
    readonly post: Text | string;
    readonly desk: string;
    readonly deskName: Text;
    readonly state: 'fr' | 'uk';
    readonly actions: readonly string[];
  };
  readonly node: string;
  readonly version: string;
  readonly demonstration: boolean;
}
