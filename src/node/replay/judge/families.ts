import { momentAt, type Moment, type TracingSeen } from '../night.ts';
import { fails, judged, type Judge } from './verdict.ts';

/**
 * Two people who look for one another are shown to the safeguarding desk that keeps the request of either: linked, or
 * offered first; and nobody else at the node reads a request, or finds its name anywhere.
 */
export const familyLink: Judge<'family_link'> = ({ a, b, by }, night) => {
  const moment = momentAt(night, by);
  if (moment === null) return fails('nothing was looked at by then');
  const pair: Pair = [night.names.request(a), night.names.request(b)];
  const keeping = moment.tracing.filter(({ own }) => own.some(({ request }) => pair.includes(request)));
  if (keeping.length === 0) return fails(`neither ${a} nor ${b} is sought here by ${by}`);
  const outside = moment.tracing.flatMap(({ side, readBy }) => readBy.map((post) => `${side} ${post}`));
  return judged(
    [
      ...keeping.map((seen) =>
        isShown(seen, pair) ? null : `${seen.side}: not offered first, and not linked`,
      ),
      outside.length > 0 ? `read by ${outside.join(', ')}` : null,
      isElsewhere(moment, pair) ? 'named outside the humanitarian channel' : null,
    ],
    `shown to the safeguarding desk of ${keeping.map(({ side }) => side).join(' and ')}, and to no other`,
  );
};

type Pair = readonly [string, string];

function isShown({ own }: TracingSeen, pair: Pair): boolean {
  return own
    .filter(({ request }) => pair.includes(request))
    .every(({ request, pairs, suggestions }) => {
      const other = request === pair[0] ? pair[1] : pair[0];
      return (
        suggestions[0]?.other === other ||
        pairs.some(
          ({ otherRequest, link, told }) => otherRequest === other && (link ?? told?.link ?? null) !== null,
        )
      );
    });
}

/** True where whatever else the node shows bears the name of either. */
function isElsewhere({ tracing: _tracing, ...rest }: Moment, pair: Pair): boolean {
  const shown = JSON.stringify(rest);
  return pair.some((request) => shown.includes(request));
}
