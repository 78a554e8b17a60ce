import { randomUUID } from 'node:crypto';
import type { Element } from '../../standards/onvif-event/index.ts';

/** Where a device takes what is asked of one subscription, and what it wants to hear with each question. */
export interface Endpoint {
  /** As the device writes its own address: never called, only told back. */
  readonly address: string;
  /** Its reference parameters as header blocks: by them it tells subscriptions apart. */
  readonly parameters: string;
}

/** Prefix and name of the namespace that `addressingBlocks` writes in. */
export const addressing = { a: 'http://www.w3.org/2005/08/addressing' } as const;
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const parametersCharactersMax = 4_096;

/**
 * Reads the reference to a pull point; null: it gives no address. Throws where what is to be told back is larger than any
 * device writes. Source: WS-Addressing 1.0 Core, section 2.1.
 */
export function endpointOf(reference: Element | undefined): Endpoint | null {
  // By name alone: older devices write the namespace of a draft.
  const own = (name: string): Element | undefined => reference?.children.find((one) => one.name === name);
  const address = own('Address')?.text.trim();
  if (address === undefined || !URL.canParse(address)) return null;
  const blocks = own('ReferenceParameters')?.children ?? [];
  const parameters = blocks.map((one) => written(one, ' a:IsReferenceParameter="true"')).join('');
  if (parameters.length > parametersCharactersMax) throw new Error('reference too large');
  return { address, parameters };
}

/** The header of one question. Source: WS-Addressing 1.0 Core, section 3.2; SOAP Binding, section 3.1. */
export function addressingBlocks(action: string, { address, parameters }: Endpoint): string {
  return `<a:Action>${escaped(action)}</a:Action><a:MessageID>urn:uuid:${randomUUID()}</a:MessageID><a:To>${escaped(address)}</a:To>${parameters}`;
}

/** An element as XML anew: every sign of its own, no prefix of the device. */
function written({ namespace, name, attributes, children, text }: Element, marks = ''): string {
  const said = [...attributes].map(([key, value], index) => {
    const split = key.lastIndexOf(' ');
    const [space, local] = [key.slice(0, Math.max(0, split)), key.slice(split + 1)];
    if (space === '') return ` ${local}="${escaped(value)}"`;
    if (space === xmlNamespace) return ` xml:${local}="${escaped(value)}"`;
    return ` xmlns:p${index}="${escaped(space)}" p${index}:${local}="${escaped(value)}"`;
  });
  const inner = `${escaped(text)}${children.map((child) => written(child)).join('')}`;
  return `<${name} xmlns="${escaped(namespace)}"${marks}${said.join('')}>${inner}</${name}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
