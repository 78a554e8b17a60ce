import { type CedarModule, type CedarQuestion, type Judged, prepare } from './engine.ts';
import type { Rule } from './read-policies.ts';
import type { PolicySchema } from './read-schema.ts';
import { roomOf } from './request.ts';

/** Puts one question to the engine. */
type Judge = (question: CedarQuestion) => Judged;

/**
 * A judge for the acts of each room, made when the room is first asked about: it holds the rules over groups or over
 * every act, and of those that name their acts only what names one of the room. The head of any other is false
 * there: it can neither decide nor fail, yet the engine would try it at each question (docs/decisions/0050).
 */
export function judgesByRoom(
  cedar: CedarModule,
  schema: PolicySchema,
  rules: readonly Rule[],
): (room: string) => Judge {
  const acts = new Set(schema.actions);
  const speaksIn = ({ scope }: Rule, room: string): boolean =>
    scope.length === 0 || scope.some((id) => !acts.has(id) || roomOf(id) === room);
  const judges = new Map<string, Judge>();
  return (room) => {
    const before = judges.get(room);
    if (before !== undefined) return before;
    const ofRoom = rules.filter((rule) => speaksIn(rule, room));
    const judge = prepare(cedar, Object.fromEntries(ofRoom.map(({ id, text }) => [id, text])));
    judges.set(room, judge);
    return judge;
  };
}
