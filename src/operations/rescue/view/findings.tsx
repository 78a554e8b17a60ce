import { useWords } from '../../../kit/i18n/language.tsx';
import type { BoatView } from '../board-wire.ts';
import type { ClosingFinding } from '../wire.ts';
import { contactKindText } from '../text.ts';
import { recalledWords } from './boat-recalls.tsx';
import { findingWords } from './finding-words.ts';
import { contactName } from './phrases.ts';
import { obstacleGiverText } from './text-terms.ts';

/** What stands against something, each with the contacts that say so and who can give what is missing. */
export function Findings(props: {
  readonly boat: BoatView;
  readonly findings: readonly ClosingFinding[];
  readonly none: string;
}) {
  const words = useWords();
  const nameOf = (contact: string) => {
    const facts = props.boat.links.find((link) => link.contact === contact)?.facts;
    if (facts !== undefined) return contactName(facts, words);
    // Of what was recalled no more is said than what it was, and by whom and when.
    const recall = props.boat.recalls?.findLast((one) => one.contact === contact);
    if (recall === undefined) return contact;
    return `${words.t(contactKindText[recall.kind])}: ${recalledWords(recall, words)}`;
  };
  return (
    <ul
      className={`reasons reason-lines is-against findings${props.findings.length === 0 ? ' is-none' : ''}`}
    >
      {props.findings.length === 0 ? <li className="quiet">{props.none}</li> : null}
      {props.findings.map((finding) => (
        <li key={`${finding.obstacle} ${finding.contacts.join(' ')}`}>
          <strong>{findingWords(finding, words)}</strong>{' '}
          {finding.contacts.length === 0 ? null : (
            <span className="quiet">{finding.contacts.map(nameOf).join(', ')}. </span>
          )}
          <span className="quiet">{words.t(obstacleGiverText[finding.obstacle])}</span>
        </li>
      ))}
    </ul>
  );
}
