import type { SignInFault, SignInWay } from '../../kernel/identity.ts';

/** What came of somebody's saying who they are. `staff` of a failure: whose way it was, where that is known. */
export type Proof =
  | {
      readonly ok: true;
      readonly staff: string;
      readonly way: SignInWay;
      /** Under which the credential stands; null: the demonstration has none. */
      readonly key: string | null;
    }
  | {
      readonly ok: false;
      readonly staff: string | null;
      readonly way: SignInWay;
      readonly fault: SignInFault;
    };

export function proved(way: SignInWay, staff: string, key: string | null): Proof {
  return { ok: true, staff, way, key };
}

export function unproved(way: SignInWay, fault: SignInFault, staff: string | null = null): Proof {
  return { ok: false, staff, way, fault };
}
