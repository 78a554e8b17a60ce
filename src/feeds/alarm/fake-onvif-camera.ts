import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { readXml, type Element } from '../../standards/onvif-event/index.ts';
import { addressing } from './addressing.ts';

/** A camera that conforms: it asks for the digest, gives a pull point known by a reference parameter, and hands out each message once. */
export interface FakeCamera {
  readonly url: string;
  readonly asked: readonly string[];
  /** Pre-set positions it was turned to, in order. */
  readonly turned: readonly string[];
  queue(...messages: readonly string[]): void;
  /** Its memory of subscriptions is lost, as after a power cut. */
  forget(): void;
  /** It answers nothing that can be used, as while it starts; false: it serves again. */
  fail(isFailing: boolean): void;
  /** What it answers instead, once. */
  answerNext(text: string): void;
  close(): Promise<void>;
}

const head =
  'xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:wsnt="http://docs.oasis-open.org/wsn/b-2" xmlns:tt="http://www.onvif.org/ver10/schema" xmlns:tev="http://www.onvif.org/ver10/events/wsdl" xmlns:tptz="http://www.onvif.org/ver20/ptz/wsdl" xmlns:wsa="http://www.w3.org/2005/08/addressing"';
const password = 'Example-1';
/** By what it tells subscriptions apart: told back with each question, as WS-Addressing has it. */
const reference = (number: string) =>
  `<c:Subscription xmlns:c="http://camera.invalid/ref" c:of="A &amp; B">${number}</c:Subscription>`;
const answerHead = `<s:Header><wsa:ReplyTo><wsa:Address>${addressing.a}/anonymous</wsa:Address></wsa:ReplyTo></s:Header>`;
/** The pre-set positions that it has. */
const presets = ['gate', 'track'];
const presetText = (token: string) =>
  `<tptz:Preset token="${token}"><tt:Name>${token}</tt:Name></tptz:Preset>`;

/** A message as a camera writes it. */
export function onvifMessage(topic: string, item: string, operation = 'Changed'): string {
  return `<wsnt:NotificationMessage><wsnt:Topic>tns1:${topic}</wsnt:Topic><wsnt:Message><tt:Message UtcTime="2026-03-03T12:00:00Z" PropertyOperation="${operation}"><tt:Source/><tt:Data>${item}</tt:Data></tt:Message></wsnt:Message></wsnt:NotificationMessage>`;
}

/** Starts it on loopback. */
export async function openFakeCamera(): Promise<FakeCamera> {
  let waiting: string[] = [];
  let point: string | null = null;
  let instead: string | null = null;
  let isFailing = false;
  const asked: string[] = [];
  const turned: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const read = readXml(Buffer.concat(parts).toString('utf8'));
      const said = read.ok ? read.value : null;
      const send = (status: number, body: string) => response.writeHead(status).end(envelope(body));
      if (isFailing) return send(503, '');
      if (said === null || !isSigned(said)) return send(401, '');
      const order = find(said, 'Body')?.children[0]?.name ?? '';
      asked.push(`${order} ${request.url}`);
      if (instead !== null) {
        response.writeHead(200).end(instead);
        instead = null;
        return undefined;
      }
      if (order === 'CreatePullPointSubscription') {
        point = `/pull/${asked.length}`;
        return send(
          200,
          `<tev:CreatePullPointSubscriptionResponse><tev:SubscriptionReference><wsa:Address>http://camera.invalid${point}</wsa:Address><wsa:ReferenceParameters>${reference(point)}</wsa:ReferenceParameters></tev:SubscriptionReference></tev:CreatePullPointSubscriptionResponse>`,
        );
      }
      const ofTurning = turning(order, find(said, 'PresetToken')?.text ?? '', turned);
      if (ofTurning !== null) return send(ofTurning.status, ofTurning.body);
      if (request.url !== point || !isTold(said, order, point)) return send(400, '<s:Fault/>');
      const given = waiting;
      waiting = [];
      // A camera holds an empty answer back for its timeout; this one for a moment.
      const answer = () =>
        send(200, `<tev:PullMessagesResponse>${given.join('')}</tev:PullMessagesResponse>`);
      return void setTimeout(answer, given.length === 0 ? 20 : 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never text
  return {
    url: `http://watch:${password}@127.0.0.1:${port}/onvif/event`,
    asked,
    turned,
    queue: (...messages) => void waiting.push(...messages),
    forget: () => void (point = null),
    fail: (failing) => void (isFailing = failing),
    answerNext: (text) => void (instead = text),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What it answers to orders to turn; null: the order is another. */
function turning(order: string, token: string, turned: string[]): { status: number; body: string } | null {
  if (order === 'GetPresets')
    return {
      status: 200,
      body: `<tptz:GetPresetsResponse>${presets.map(presetText).join('')}</tptz:GetPresetsResponse>`,
    };
  if (order !== 'GotoPreset') return null;
  if (!presets.includes(token)) return { status: 400, body: '<s:Fault/>' };
  turned.push(token);
  return { status: 200, body: '<tptz:GotoPresetResponse/>' };
}

function envelope(body: string): string {
  return `<?xml version="1.0"?><s:Envelope ${head}>${answerHead}<s:Body>${body}</s:Body></s:Envelope>`;
}

/** True where a question names its act, the camera’s own address, and the reference parameter as one. */
function isTold(said: Element, order: string, point: string): boolean {
  const block = find(said, 'Subscription');
  return (
    find(said, 'Action')?.text.endsWith(`/${order}Request`) === true &&
    find(said, 'To')?.text === `http://camera.invalid${point}` &&
    block?.text === point &&
    block.namespace === 'http://camera.invalid/ref' &&
    block.attributes.get('http://camera.invalid/ref of') === 'A & B' &&
    block.attributes.get(`${addressing.a} IsReferenceParameter`) === 'true'
  );
}

function isSigned(said: Element): boolean {
  const nonce = Buffer.from(find(said, 'Nonce')?.text ?? '', 'base64');
  const created = find(said, 'Created')?.text ?? '';
  const digest = createHash('sha1')
    .update(Buffer.concat([nonce, Buffer.from(created + password)]))
    .digest('base64');
  return find(said, 'Password')?.text === digest && find(said, 'Username')?.text === 'watch';
}

function find(element: Element, name: string): Element | undefined {
  return element.name === name
    ? element
    : element.children.map((child) => find(child, name)).find((found) => found !== undefined);
}
