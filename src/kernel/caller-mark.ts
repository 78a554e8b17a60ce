/** The public half of a key pair by which a node agrees with each peer on the key of their marks. X25519, RFC 7748. */
export interface PublicMarkKey {
  /** From 1, one more with each renewal. */
  readonly number: number;
  /** 32 bytes, base64url. */
  readonly key: string;
}

/** A key that two nodes share and nobody else holds, as it is spoken of: the key itself is nowhere in this. */
export interface JointKey {
  readonly peer: string;
  /** Said to people: 1 at first, one more with each renewal on either side. */
  readonly epoch: number;
  /** Id of the key, 16 hex digits: the same on both nodes, and telling nothing of it. */
  readonly key: string;
}

/** What the telephones of one caller are under one joint key. */
export interface CallerMarks extends JointKey {
  /** 64 hex digits each; two where a national number may be of either state. */
  readonly marks: readonly string[];
}

/** Two callers of one telephone, each taken by another node. Bears no mark: those who match need to know no more. */
export interface SameCaller {
  readonly subject: string;
  readonly twin: string;
  /** Of the newest key under which both are marked. */
  readonly epoch: number;
}

/** Telephones of one caller, each in two readings at most. */
export const marksMax = 8;
