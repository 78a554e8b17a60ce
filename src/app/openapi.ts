import { z, type ZodType } from 'zod';
import type { Route } from './route.ts';

/**
 * The route table as an OpenAPI 3.1 document. Schemas are the ones that validate, so they cannot differ.
 * Source: OpenAPI Specification 3.1.0.
 */
export function openApi(routes: readonly Route[], version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const url = route.url.replaceAll(/:([A-Za-z]+)/g, '{$1}');
    paths[url] = { ...paths[url], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Strait', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'strait_session' },
        device: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Refusal: refusalSchema },
    },
    paths,
  };
}

const refusalSchema = {
  type: 'object',
  required: ['ok', 'code', 'message'],
  properties: {
    ok: { const: false },
    code: { type: 'string' },
    message: {
      type: 'object',
      required: ['en', 'fr'],
      properties: { en: { type: 'string' }, fr: { type: 'string' } },
    },
    detail: { type: 'object' },
  },
};

function operation(route: Route): unknown {
  return {
    summary: route.summary.en,
    description: route.summary.fr,
    'x-action': route.action,
    security: security(route),
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(route.body) } },
          },
        }
      : {}),
    responses: {
      200: { description: 'done / fait' },
      default: {
        description: 'refused / refusé',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  };
}

function security(route: Route): readonly unknown[] {
  if (route.action === 'public') return [];
  const caller = route.caller ?? 'console';
  return [
    ...(caller === 'device' ? [] : [{ session: [] }]),
    ...(caller === 'console' ? [] : [{ device: [] }]),
  ];
}

function parameters(where: 'path' | 'query', schema: ZodType | undefined): readonly unknown[] {
  if (schema === undefined) return [];
  const shape = jsonSchema(schema) as { properties?: Record<string, unknown>; required?: readonly string[] };
  return Object.entries(shape.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || shape.required?.includes(name) === true,
    schema: property,
  }));
}

function jsonSchema(schema: ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' });
}
