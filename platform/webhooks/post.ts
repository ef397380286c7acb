import { createHmac } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { secondMs } from '#kernel/time.ts';
import { guardedLookup, isAllowedUrl, notAllowed, type Reach } from './address.ts';

const timeLimitMs = 10 * secondMs;
/** Of an answer so much is read; it explains a failure. */
const maximumAnswerBytes = 1_024;

/** What became of one try. status null: there was no answer. */
export interface Outcome {
  readonly status: number | null;
  /** Why it failed, for people; null when it was delivered. */
  readonly error: string | null;
}

/** The signature of a body: `v1=` and the HMAC-SHA256 of `TIME.BODY` in hex. */
export function signatureOf({ secret, time, body }: Record<'secret' | 'time' | 'body', string>) {
  return `v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}

/** Posts a body to an address that webhooks may reach. Follows no redirect, waits 10 s at most.
 *  An answer from 200 to 299 is a delivery; all else, and no answer, is a failure. */
export async function post({
  url,
  headers,
  body,
  reach,
}: {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  reach: Reach;
}): Promise<Outcome> {
  if (!isAllowedUrl(url, reach)) return { status: null, error: notAllowed };
  try {
    const { status, text } = await exchange(url, { headers, body, lookup: guardedLookup(reach) });
    return { status, error: failureOf(status, text) };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'AbortError';
    const reason = error instanceof Error ? error.message : String(error);
    return { status: null, error: isLate ? 'There was no answer within 10 s.' : reason };
  }
}

function exchange(
  url: string,
  {
    body,
    ...options
  }: Pick<http.RequestOptions, 'headers' | 'lookup'> & {
    body: string;
  },
): Promise<{ status: number; text: string }> {
  const { request } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      ...options,
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(timeLimitMs),
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      const chunks: Buffer[] = [];
      const settle = () => {
        const text = Buffer.concat(chunks).subarray(0, maximumAnswerBytes).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, text });
        sent.destroy();
      };
      let length = 0;
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= maximumAnswerBytes) settle();
      });
      answer.on('end', settle);
      answer.on('error', reject);
    });
    sent.end(body);
  });
}

function failureOf(status: number, text: string): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `${status}: redirects are not followed.`;
  const words = text.replace(/\p{Cc}+/gu, ' ').trim();
  return words === '' ? String(status) : `${status}: ${words}`;
}
