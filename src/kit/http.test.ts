import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { answerMilliseconds, getJson, postJson } from './http.ts';

const servers: Server[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** The address of a node that answers every question in this way. */
async function answering(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_request, response) => answer(response));
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/x`; // listening on TCP
}

test('a whole answer is told, and an empty one is nothing', async () => {
  expect(await getJson(await answering((response) => response.end('{"items":[1]}')))).toEqual({
    kind: 'ok',
    value: { items: [1] },
  });
  expect(await getJson(await answering((response) => response.writeHead(204).end()))).toEqual({
    kind: 'ok',
    value: null,
  });
});

test('an answer that breaks off is none: nothing of it is taken for the node’s word', async () => {
  const path = await answering((response) => {
    response.writeHead(200, { 'content-length': 400 });
    response.write('{"items":[1');
    setTimeout(() => response.destroy(), 20);
  });
  expect(await getJson(path)).toEqual({ kind: 'unreachable' });
  expect(await postJson(path, {})).toEqual({ kind: 'unreachable' });
});

test('a page of somebody’s network that says 200 to everything is no answer of the node', async () => {
  expect(await getJson(await answering((response) => response.end('<h1>Welcome aboard</h1>')))).toEqual({
    kind: 'unreachable',
  });
});

test('a refusal that cannot be read is a refusal all the same', async () => {
  expect(await getJson(await answering((response) => response.writeHead(502).end('<h1>Bad</h1>')))).toEqual({
    kind: 'refused',
    status: 502,
    code: 'unknown',
    message: null,
    detail: {},
  });
});

test('a line that neither answers nor breaks is given up: a question and an order alike', async () => {
  const given: number[] = [];
  const soon = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    given.push(milliseconds);
    return soon(20);
  });
  const silent = await answering(() => undefined);
  expect(await getJson(silent)).toEqual({ kind: 'unreachable' });
  expect(await postJson(silent, {}, 'k1')).toEqual({ kind: 'unreachable' });
  expect(given).toEqual([answerMilliseconds.question, answerMilliseconds.order]);
});
