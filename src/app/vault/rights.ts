import type { Labelled } from '../../kernel/label.ts';
import type { Purpose } from '../../kernel/marking.ts';
import type { Instant } from '../../kernel/time.ts';
import type { SubjectFacts } from '../../kernel/vault.ts';
import { factsOf } from '../../policy/record-facts.ts';
import type { AccessRequest } from '../../policy/request.ts';
import { askerOf, isLifeAtRisk, type Who } from '../who.ts';
import type { Desk } from './parts.ts';

/** An act on subjects: its action by purpose, and whether the asker has typed why. */
export interface VaultAct {
  /** Each of these must be allowed. */
  actionsOf(purpose: Purpose): readonly string[];
  readonly reasonGiven: boolean;
  /** A call is being taken at the asker's desk: whether that is reason enough is each state's policy. */
  readonly callInHand?: boolean;
}

interface Question {
  readonly who: Who;
  readonly act: VaultAct;
  readonly at: Instant;
}

/** Of these subjects, those with which the asker may do the act. */
export function allowedOf(
  { access }: Pick<Desk, 'access'>,
  subjects: readonly SubjectFacts[],
  { who, act, at }: Question,
): readonly SubjectFacts[] {
  return subjects.filter((facts) =>
    act
      .actionsOf(facts.purpose)
      .every((action) => access.decide(questionOf({ who, at, action, facts, ...act })).allowed),
  );
}

/**
 * Whether this state's policy asks for a typed reason: judged on an invented record that is wholly the asker's own, so
 * that nothing need be looked up to say so.
 */
export function isReasonRequired(
  { access, agency }: Pick<Desk, 'access' | 'agency'>,
  { who, act, at }: Question,
): boolean {
  const [marking] = who.markings;
  if (marking === undefined || who.state === null) return false;
  const own = { marking, origin: who.state, owner: who.agency ?? agency, personal: true };
  return who.purposes.some((purpose) => {
    const facts: Labelled = { ...own, purpose };
    return act.actionsOf(purpose).some((action) => {
      const question = questionOf({ who, at, action, facts, ...act, reasonGiven: false });
      return !access.decide(question).allowed && access.decide({ ...question, reasonGiven: true }).allowed;
    });
  });
}

/** The question that the policy is asked about one subject. */
export function questionOf(asked: {
  readonly who: Who;
  readonly at: Instant;
  readonly action: string;
  readonly facts: Labelled;
  readonly reasonGiven: boolean;
  readonly callInHand?: boolean;
}): AccessRequest {
  const { who, at, action, facts, reasonGiven, callInHand } = asked;
  return {
    asker: askerOf(who),
    action,
    record: factsOf(facts, at),
    reasonGiven,
    instrument: null,
    lifeAtRisk: isLifeAtRisk(who, at),
    ...(callInHand === true ? { callInHand } : {}),
  };
}
