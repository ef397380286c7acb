import { readFileSync } from 'node:fs';
import { type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { RouteMeta } from '#platform/http/contract.ts';

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

const problemSchema = {
  type: 'object' as const,
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' as const },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    code: { type: 'string' as const, description: 'What was refused; stable.' },
    data: { type: 'object' as const, description: 'What fills the words of the refusal.' },
    issues: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        properties: { path: { type: 'string' as const }, message: { type: 'string' as const } },
      },
    },
  },
};

/** The OpenAPI 3.1 document of the contract. Each operation names the permission that it needs. */
export async function describeApi(contract: AnyContractRouter, publicUrl: string) {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: {
      title: 'Heed',
      version,
      description: 'The contact centre that learns from every contact.',
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ key: [] }],
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key of Heed.' },
      },
    },
    customErrorResponseBodySchema: problemSchema,
  });
  for (const { method, path, meta } of routesOf(contract)) {
    const operation = document.paths?.[path]?.[method];
    if (operation) Object.assign(operation, { 'x-permission': permissionName(meta.permission) });
  }
  return document;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
const methods: readonly string[] = ['get', 'post', 'put', 'patch', 'delete'] satisfies Method[];

interface DeclaredRoute {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly meta: Partial<RouteMeta>;
}

/** Every route of the contract, in its order. */
export function routesOf(contract: AnyContractRouter): DeclaredRoute[] {
  if (isContractProcedure(contract)) {
    const { route, meta } = contract['~orpc'];
    const method = (route.method ?? 'POST').toLowerCase();
    if (!isMethod(method)) return [];
    const { path = '/', summary = '', tags = [] } = route;
    return [{ method, path, summary, tag: tags[0] ?? '', meta }];
  }
  return Object.values(contract).flatMap((inner) => routesOf(inner as AnyContractRouter));
}

function isMethod(method: string): method is Method {
  return methods.includes(method);
}

/** What a route's permission is called in the document. */
function permissionName(permission: RouteMeta['permission'] | undefined): string {
  if (permission === undefined) return 'nobody';
  return typeof permission === 'string' ? permission : permission.name;
}

/** The same for people: one table of all routes. Needs no script. */
export function apiPage(contract: AnyContractRouter): string {
  const rows = routesOf(contract).map(
    ({ method, path, summary, tag, meta }) =>
      `<tr><td>${inHtml(tag)}</td><td><code>${method.toUpperCase()} ${inHtml(path)}</code></td>` +
      `<td>${inHtml(summary)}</td>` +
      `<td><code>${inHtml(permissionName(meta.permission))}</code></td></tr>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Heed API</title>
<style>${pageStyle}</style>
<h1>Heed API</h1>
<p>Base address <code>/api/v1</code>. Send an API key as <code>Authorization: Bearer heed_…</code>.
Errors are <a href="https://www.rfc-editor.org/rfc/rfc9457">problem details</a>.
All shapes: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
<table><thead><tr><th>Part</th><th>Route</th><th>What it does</th><th>Permission</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
}

const pageStyle = `:root{color-scheme:light dark;font:14px/1.5 system-ui}
body{margin:2rem auto;max-width:70rem;padding:0 1rem}table{border-collapse:collapse;width:100%}
th,td{text-align:start;padding:.4rem .6rem;vertical-align:top}
tr{border-bottom:1px solid color-mix(in srgb,currentColor 15%,transparent)}
code{font-size:.92em;overflow-wrap:anywhere}`;

function inHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
