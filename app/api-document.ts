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

/** The same for people: the routes by their parts. Needs no script. */
export function apiPage(contract: AnyContractRouter): string {
  const parts = Map.groupBy(routesOf(contract), ({ tag }) => tag);
  const links = [...parts.keys()].map((tag) => `<a href="#${anchorOf(tag)}">${inHtml(tag)}</a>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Heed API</title>
<style>${pageStyle}</style>
<main><h1>Heed API</h1>
<p>Base address <code>/api/v1</code>. Send an API key as <code>Authorization: Bearer heed_…</code>.
Errors are <a href="https://www.rfc-editor.org/rfc/rfc9457">problem details</a>.
All shapes: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
<nav>${links.join(' ')}</nav>
${[...parts].map(([tag, routes]) => partOf(tag, routes)).join('\n')}</main>`;
}

function partOf(tag: string, routes: readonly DeclaredRoute[]): string {
  const rows = routes.map(
    ({ method, path, summary, meta }) =>
      `<tr><td><b class="${method}">${method.toUpperCase()}</b> <code>${inHtml(path)}</code></td>` +
      `<td>${inHtml(summary)}</td>` +
      `<td><code>${inHtml(permissionName(meta.permission))}</code></td></tr>`,
  );
  return `<section id="${anchorOf(tag)}"><h2>${inHtml(tag)}</h2>
<table><thead><tr><th>Route</th><th>What it does</th><th>Permission</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></section>`;
}

function anchorOf(tag: string): string {
  return tag.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

const pageStyle = `:root{color-scheme:light dark;font:15px/1.55 system-ui;
--line:color-mix(in srgb,currentColor 14%,transparent);
--soft:color-mix(in srgb,currentColor 6%,transparent)}
main{margin:2.5rem auto;max-width:72rem;padding:0 1rem}
h1{margin:0}h2{font-size:1.15rem;margin:0 0 .5rem}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;border-block:1px solid var(--line);
padding:.6rem 0}
a{color:light-dark(#087f5b,#63e6be)}
section{margin-top:2.25rem;overflow-x:auto;scroll-margin-top:1rem}
table{border-collapse:collapse;width:100%;min-width:38rem;table-layout:fixed}
th{font-weight:600;font-size:.85em;opacity:.75}
th:first-child{width:50%}th:last-child{width:20%}
th,td{text-align:start;padding:.4rem .75rem .4rem 0;vertical-align:top;
border-bottom:1px solid var(--line)}
code{font-size:.92em;overflow-wrap:anywhere}
b{display:inline-block;min-width:4.2rem;text-align:center;font-size:.75em;border-radius:.3rem;
background:var(--soft);margin-inline-end:.4rem}
.get{color:light-dark(#1864ab,#74c0fc)}.delete{color:light-dark(#c92a2a,#ffa8a8)}
.post,.put,.patch{color:light-dark(#087f5b,#63e6be)}`;

function inHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
