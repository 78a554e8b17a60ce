declare const brand: unique symbol;

/** A branded text: two kinds of id never stand for one another. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** A device, receiver, camera, patrol or person's channel that says something. */
export type SourceId = Id<'source'>;
/** A member of staff; never a name. */
export type ActorId = Id<'actor'>;
/** A permanent desk of a control room. */
export type DeskId = Id<'desk'>;
/** A node of one state: `fr`, `uk`, and others by configuration. */
export type NodeId = Id<'node'>;

/** Gives a new unique text id (UUID). Pure rooms receive ids; only the edges hold an `IdSource`. */
export type IdSource = () => string;
