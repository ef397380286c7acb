import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openBundle, type Piece } from './convert.ts';
import { Unreadable } from './unreadable.ts';

/** What is to be read: from: the number of the first file that is. */
export interface ConversionWanted {
  readonly name: string;
  readonly path: string;
  readonly from: number;
}

/** What the thread says. It says one thing at a time and waits until it is heard. */
export type ConversionNews =
  | { readonly files: readonly string[] }
  | { readonly number: number; readonly piece: Piece }
  | { readonly done: number }
  | { readonly isOver: true };

const { name, path, from } = workerData as ConversionWanted;

async function tell(news: ConversionNews): Promise<void> {
  if (!parentPort) return;
  const heard = once(parentPort, 'message');
  parentPort.postMessage(news);
  await heard;
}

async function convertAll(): Promise<void> {
  const bundle = await openBundle(name, { path, bytes: () => readFile(path) });
  await tell({ files: bundle.files });
  for (let number = from; number < bundle.files.length; number += 1) {
    const file = bundle.files[number] ?? '';
    for await (const piece of bundle.convert(file)) await tell({ number, piece });
    await tell({ done: number });
  }
  bundle.close();
}

try {
  await convertAll();
} catch (fault) {
  if (!(fault instanceof Unreadable)) throw fault;
  const piece = { file: name, line: fault.line, reason: fault.reason };
  await tell({ files: [name] });
  await tell({ number: 0, piece });
  await tell({ done: 0 });
}
await tell({ isOver: true });
process.exit(0);
