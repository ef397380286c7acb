import http from 'node:http';
import https from 'node:https';
import { secondMs } from '#kernel/time.ts';
import { guardedLookup, isAllowedUrl } from '#platform/webhooks/address.ts';
import type { AddressAnswer } from './link-store.ts';

const timeLimitMs = 10 * secondMs;
const headers = { 'user-agent': 'Heed-LinkCheck/1', accept: '*/*' };

/** Asks whether an address leads somewhere: by HEAD, and by GET where HEAD is not known, of which
 *  nothing is read. A redirect leads somewhere. Places inside the owner's network are never asked,
 *  unless reach allows it. */
export async function askAddress(
  url: string,
  reach: { allowPrivate: boolean },
): Promise<AddressAnswer> {
  if (!isAllowedUrl(url, reach)) return { status: null, problem: null };
  try {
    const first = await statusOf(url, 'HEAD', reach);
    const isRefusing = [400, 403, 404, 405, 501].includes(first);
    const status = isRefusing ? await statusOf(url, 'GET', reach) : first;
    return { status, problem: isGone(status) ? String(status) : null };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'AbortError';
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no-answer';
    return { status: null, problem: isLate ? 'timeout' : code };
  }
}

/** Whoever is not let in, or asks too often, may still be led somewhere. */
function isGone(status: number): boolean {
  return status === 404 || status === 410 || status >= 500;
}

function statusOf(
  url: string,
  method: 'HEAD' | 'GET',
  reach: { allowPrivate: boolean },
): Promise<number> {
  const { request } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeLimitMs);
    const sent = request(url, {
      method,
      headers,
      agent: false,
      signal,
      lookup: guardedLookup(reach),
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.on('error', () => undefined);
      sent.destroy();
    });
    sent.end();
  });
}
