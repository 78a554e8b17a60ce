import { ok, refuse, type Result } from '../../kernel/result.ts';
import { type Instant, instant } from '../../kernel/time.ts';
import type { OnvifRefusalCode } from './refusal.ts';
import { type Element, readXml } from './xml.ts';

/** A name with its value, as sent. */
export interface SimpleItem {
  readonly name: string;
  readonly value: string;
}

/** One message of a device. */
export interface OnvifEvent {
  /** The topic as a path without prefixes: `RuleEngine/CellMotionDetector/Motion`. */
  readonly topic: string;
  readonly at: Instant;
  /** What became of a property; null: an event, no state. */
  readonly operation: 'initialized' | 'changed' | 'deleted' | null;
  readonly source: readonly SimpleItem[];
  readonly key: readonly SimpleItem[];
  readonly data: readonly SimpleItem[];
}

/** A document as read: its messages, and those that were refused with their place from 0. */
export interface OnvifNotification {
  readonly events: readonly OnvifEvent[];
  readonly refused: readonly { readonly index: number; readonly code: OnvifRefusalCode }[];
}

type Refused = { readonly code: OnvifRefusalCode };

const soap = ['http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'];
const wsnt = 'http://docs.oasis-open.org/wsn/b-2';
const events = 'http://www.onvif.org/ver10/events/wsdl';
const schema = 'http://www.onvif.org/ver10/schema';
const itemsMax = 64;

/**
 * Reads what a device sends: `Notify`, the answer to `PullMessages`, or a metadata stream's XML. Only namespaces count,
 * never prefixes. One damaged message is refused alone. Never throws. Source: SOURCE.md.
 */
export function readNotification(text: string): Result<OnvifNotification, Refused> {
  const xml = readXml(text);
  if (!xml.ok) return xml;
  const messages = messagesOf(xml.value);
  if (messages === null) return refuse('not_a_notification');
  const read = messages.map(readMessage);
  return ok({
    events: read.flatMap((one) => (one.ok ? [one.value] : [])),
    refused: read.flatMap((one, index) => (one.ok ? [] : [{ index, code: one.refusal.code }])),
  });
}

/** The usual forms of true and false; null: neither. */
export function truth(value: string | undefined): boolean | null {
  const said = value?.toLowerCase();
  if (said === 'true' || said === '1') return true;
  return said === 'false' || said === '0' ? false : null;
}

function messagesOf(root: Element): readonly Element[] | null {
  if (root.namespace === schema && root.name === 'MetadataStream')
    return childrenOf(root, schema, 'Event').flatMap((event) =>
      childrenOf(event, wsnt, 'NotificationMessage'),
    );
  if (root.name !== 'Envelope' || !soap.includes(root.namespace)) return null;
  const body = root.children.find(({ name, namespace }) => name === 'Body' && namespace === root.namespace);
  const holder = body?.children.find(
    ({ name, namespace }) =>
      (namespace === wsnt && name === 'Notify') || (namespace === events && name === 'PullMessagesResponse'),
  );
  return holder === undefined ? null : childrenOf(holder, wsnt, 'NotificationMessage');
}

function childrenOf(element: Element, namespace: string, name: string): readonly Element[] {
  return element.children.filter((one) => one.namespace === namespace && one.name === name);
}

function readMessage(notification: Element): Result<OnvifEvent, Refused> {
  const topic = topicOf(childrenOf(notification, wsnt, 'Topic')[0]?.text ?? '');
  if (topic === null) return refuse('topic_missing');
  const holder = childrenOf(notification, wsnt, 'Message')[0];
  const message = holder === undefined ? undefined : childrenOf(holder, schema, 'Message')[0];
  const at = momentOf(message?.attributes.get('UtcTime') ?? '');
  if (message === undefined || at === null) return refuse('time_missing');
  const said = message.attributes.get('PropertyOperation');
  const operation = said === undefined ? null : operations.get(said);
  if (operation === undefined) return refuse('operation_unknown');
  const [source, key, data] = ['Source', 'Key', 'Data'].map((name) => itemsOf(message, name));
  if (source == null || key == null || data == null) return refuse('item_wrong');
  return ok({ topic, at, operation, source, key, data });
}

const operations: ReadonlyMap<string, OnvifEvent['operation']> = new Map([
  ['Initialized', 'initialized'],
  ['Changed', 'changed'],
  ['Deleted', 'deleted'],
]);

/** Prefixes name where a part of a topic was defined, and say nothing of what happened. */
function topicOf(text: string): string | null {
  const parts = text
    .trim()
    .split('/')
    .map((part) => part.slice(part.indexOf(':') + 1));
  const isWhole = parts.length <= 16 && parts.every((part) => /^[\w.-]{1,64}$/.test(part));
  return isWhole ? parts.join('/') : null;
}

const momentForm = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})?$/;

function momentOf(text: string): Instant | null {
  const parts = momentForm.exec(text.trim());
  if (parts === null) return null;
  const [, second = '', fraction = '', zone = 'Z'] = parts;
  const milliseconds = Date.parse(`${second}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`);
  return Number.isNaN(milliseconds) ? null : instant(milliseconds);
}

function itemsOf(message: Element, holder: string): readonly SimpleItem[] | null {
  const found = childrenOf(message, schema, holder).flatMap((one) => childrenOf(one, schema, 'SimpleItem'));
  if (found.length > itemsMax) return null;
  const items = found.map(({ attributes }) => ({
    name: attributes.get('Name'),
    value: attributes.get('Value'),
  }));
  const whole = items.flatMap(({ name, value }) =>
    name === undefined || value === undefined ? [] : [{ name, value }],
  );
  return whole.length === items.length ? whole : null;
}
