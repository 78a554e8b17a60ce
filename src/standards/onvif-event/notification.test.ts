import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNotification, truth } from './notification.ts';
import { readXml, xmlLimits } from './xml.ts';

const head =
  'xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:n="http://docs.oasis-open.org/wsn/b-2" xmlns:t="http://www.onvif.org/ver10/schema" xmlns:e="http://www.onvif.org/ver10/events/wsdl"';
const message = (changes: { topic?: string; time?: string; operation?: string; data?: string } = {}) => {
  const { topic = 'tns1:RuleEngine/CellMotionDetector/tnsx:Motion', time = '2026-03-03T12:00:00.123456Z' } =
    changes;
  const {
    operation = ' PropertyOperation="Changed"',
    data = '<t:SimpleItem Name="IsMotion" Value="true"/>',
  } = changes;
  return `<n:NotificationMessage><n:Topic Dialect="x">${topic}</n:Topic><n:Message><t:Message UtcTime="${time}"${operation}>
    <t:Source><t:SimpleItem Name="VideoSource" Value="A &amp; B"/></t:Source><t:Key/><t:Data>${data}</t:Data>
  </t:Message></n:Message></n:NotificationMessage>`;
};
const pulled = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><s:Envelope ${head}><s:Header/><s:Body><e:PullMessagesResponse>
   <e:CurrentTime>2026-03-03T12:00:01Z</e:CurrentTime>${inner}</e:PullMessagesResponse></s:Body></s:Envelope>`;
const codes = (text: string) => {
  const read = readNotification(text);
  return read.ok ? read.value.refused.map(({ code }) => code) : [read.refusal.code];
};

test('an answer to PullMessages is read with topic, time, operation and items', () => {
  expect(readNotification(pulled(message()))).toEqual({
    ok: true,
    value: {
      refused: [],
      events: [
        {
          topic: 'RuleEngine/CellMotionDetector/Motion',
          at: Date.UTC(2026, 2, 3, 12, 0, 0, 123),
          operation: 'changed',
          source: [{ name: 'VideoSource', value: 'A & B' }],
          key: [],
          data: [{ name: 'IsMotion', value: 'true' }],
        },
      ],
    },
  });
});

test('Notify, a metadata stream, other prefixes and a missing zone are read alike', () => {
  const notify = `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><Notify xmlns="http://docs.oasis-open.org/wsn/b-2" ${head}>${message()}</Notify></Body></Envelope>`;
  const stream = `<t:MetadataStream ${head}><t:Event>${message({ time: '2026-03-03T12:00:00' })}</t:Event></t:MetadataStream>`;
  for (const text of [notify, stream]) {
    const read = readNotification(text);
    expect(read.ok && read.value.events.map(({ topic }) => topic)).toEqual([
      'RuleEngine/CellMotionDetector/Motion',
    ]);
  }
});

test.each([
  ['Initialized', 'initialized'],
  ['Changed', 'changed'],
  ['Deleted', 'deleted'],
])('a property that is %s says so', (said, operation) => {
  const read = readNotification(pulled(message({ operation: ` PropertyOperation="${said}"` })));
  expect(read.ok && read.value.events[0]?.operation).toBe(operation);
});

test('one damaged message is refused alone, with its reason', () => {
  const bad = [
    message({ topic: '' }),
    message({ time: 'yesterday' }),
    message({ operation: ' PropertyOperation="Guessed"' }),
    message({ data: '<t:SimpleItem Name="x"/>' }),
  ];
  const read = readNotification(pulled([...bad, message({ operation: '' })].join('')));
  if (!read.ok) throw new Error(read.refusal.code);
  expect(read.value.refused.map(({ code }) => code)).toEqual([
    'topic_missing',
    'time_missing',
    'operation_unknown',
    'item_wrong',
  ]);
  expect(read.value.events).toMatchObject([{ operation: null }]);
});

describe('hostile documents are refused', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>`;
  test.each([
    ['an entity bomb', bomb, 'document_type'],
    ['a file from outside', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', 'document_type'],
    ['an entity of its own', '<x>&nbsp;</x>', 'unknown_entity'],
    ['a character that is none', '<x>&#0;</x>', 'unknown_entity'],
    ['depth', '<a>'.repeat(40) + '</a>'.repeat(40), 'too_deep'],
    ['breadth', `<a>${'<b/>'.repeat(xmlLimits.elements)}</a>`, 'too_many'],
    ['many attributes', `<a ${Array.from({ length: 40 }, (_, at) => `a${at}="1"`).join(' ')}/>`, 'too_many'],
    ['size', 'x'.repeat(xmlLimits.characters + 1), 'too_large'],
    ['two roots', '<a/><b/>', 'not_well_formed'],
    ['an open tag', '<a><b></a>', 'not_well_formed'],
    ['a prefix of nobody', '<z:a/>', 'not_well_formed'],
    ['an attribute twice', '<a b="1" b="2"/>', 'not_well_formed'],
    ['another document', '<a/>', 'not_a_notification'],
  ])('%s', (_name, text, code) => expect(codes(text)).toEqual([code]));
});

test.each(['<', '<a b="', '&amp;', '<!--', '<a x="', '<![CDATA[', ']]>', '<?', 'x ', '<a/>'])(
  'a hostile message of %s costs in proportion to its length, and a whole one no tenth of a second',
  (piece) => {
    // The processor's time and not the clock's: others work beside. The least of some runs: the first ones compile.
    const millisecondsFor = (characters: number): number => {
      const text = `<a>${piece.repeat(Math.ceil(characters / piece.length))}`.slice(0, characters);
      const runs = Array.from({ length: 7 }, () => {
        const before = process.cpuUsage();
        readXml(text);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1_000;
      });
      return Math.min(...runs);
    };
    const [part, whole] = [millisecondsFor(xmlLimits.characters / 16), millisecondsFor(xmlLimits.characters)];
    expect(whole).toBeLessThan(100);
    // Sixteen times as long: in the square it would be 256 times as much. What is under a millisecond is no measure.
    expect(whole).toBeLessThan(64 * Math.max(part, 0.5));
  },
);

test('any text, and any text cut and changed, gives messages or a refusal and never throws', () => {
  const whole = pulled(message() + message());
  fc.assert(
    fc.property(fc.string(), fc.nat(whole.length), fc.nat(whole.length), (text, from, to) => {
      for (const said of [text, whole.slice(0, from), whole.slice(0, from) + text + whole.slice(to)])
        expect(typeof readNotification(said).ok).toBe('boolean');
    }),
  );
});

test('true and false in their usual forms', () => {
  expect(['true', '1', 'True', 'false', '0', 'open', undefined].map(truth)).toEqual([
    true,
    true,
    true,
    false,
    false,
    null,
    null,
  ]);
});
