import type { Socket } from 'node:net';
import { type DoorRefusal, doorRefusals } from './refusals.ts';
import { bareHeaders } from './security-headers.ts';

/** What Node says of a connection whose bytes are no HTTP. */
export interface ConnectionFault {
  readonly code?: string;
}

/**
 * Answers what is no HTTP request with the uniform body, and ends the connection: where a request ends is not known any
 * more, and whatever follows could be another's (request smuggling). Repeats nothing of what was sent.
 */
export function answerMalformed(
  count: (code: DoorRefusal) => void,
): (fault: ConnectionFault, socket: Socket) => void {
  return (fault, socket) => {
    if (fault.code === 'ECONNRESET' || socket.destroyed) return;
    const { status, code } = faultOf(fault);
    count(code);
    if (socket.writable) socket.write(answerText(status, code));
    socket.destroySoon();
  };
}

interface Malformed {
  /** RFC 9110, 15.5; RFC 6585. */
  readonly status: string;
  readonly code: DoorRefusal;
}

function faultOf({ code }: ConnectionFault): Malformed {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: '408 Request Timeout', code: 'invalid' };
  if (code === 'HPE_HEADER_OVERFLOW')
    return { status: '431 Request Header Fields Too Large', code: 'body_too_large' };
  return { status: '400 Bad Request', code: 'invalid' };
}

function answerText(status: string, code: DoorRefusal): string {
  const body = JSON.stringify({ ok: false, code, message: doorRefusals[code] });
  const headers = {
    ...bareHeaders,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`;
}
