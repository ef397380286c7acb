import { parentPort } from 'node:worker_threads';
import { present } from '#kernel/assert.ts';
import type { ReaderAnswer, ReaderTask } from './mail-reader.ts';
import { parseRaw } from './parse.ts';
import { sanitise } from './sanitise.ts';

const port = present(parentPort, 'the thread that asks');

port.on('message', async (task: ReaderTask) => {
  const answer = await answerTo(task);
  const files = answer.kind === 'parsed' ? answer.mail.attachments : [];
  port.postMessage(
    answer,
    files.map(({ bytes }) => bytes.buffer).filter((buffer) => buffer instanceof ArrayBuffer),
  );
});

async function answerTo(task: ReaderTask): Promise<ReaderAnswer> {
  if (task.kind === 'parse') return await parseRaw(task.raw, task);
  return { kind: 'sanitised', ...sanitise(task.html, task) };
}
