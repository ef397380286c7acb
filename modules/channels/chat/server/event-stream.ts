import type { FastifyReply } from 'fastify';
import type { StreamWords } from '../contract.ts';

/** A reader that lets so much pile up is dropped; he comes back and is shown all anew. */
const maximumBufferedBytes = 262_144;

/** One open answer that goes on: server-sent events. */
export interface EventStream {
  readonly say: <Name extends keyof StreamWords>(name: Name, data: StreamWords[Name]) => void;
  /** Says nothing, so that both ends know the other is there. */
  readonly beat: () => void;
  readonly close: () => void;
}

/** Turns a reply into an event stream. Headers that were set on it stay.
 *  onClose: called once, whoever ends it. Source: WHATWG HTML, server-sent events. */
export function openEventStream(reply: FastifyReply, onClose: () => void): EventStream {
  const { raw } = reply;
  reply.hijack();
  raw.writeHead(200, {
    ...definedHeaders(reply),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.once('close', onClose);
  raw.on('error', () => raw.destroy());
  const write = (text: string) => {
    if (raw.writableLength > maximumBufferedBytes) raw.destroy();
    else if (!raw.writableEnded) raw.write(text);
  };
  return {
    say: (name, data) => write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => write(':\n\n'),
    close: () => raw.end(),
  };
}

function definedHeaders(reply: FastifyReply): Record<string, string | number | string[]> {
  const entries = Object.entries(reply.getHeaders());
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
