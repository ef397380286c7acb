import { parentPort } from 'node:worker_threads';
import { present } from '#kernel/assert.ts';
import { type Handlers, openHandlers } from './task-handlers.ts';
import type { AnswerMessage, TaskMessage, TaskName } from './tasks.ts';

const port = present(parentPort, 'the thread that asks');
const handlers = openHandlers();

port.on('message', ({ number, name, ask }: TaskMessage) => {
  port.postMessage({ number, ...answerTo(name, ask) } satisfies AnswerMessage);
});

function answerTo(name: TaskName, ask: TaskMessage['ask']): Omit<AnswerMessage, 'number'> {
  try {
    const handle = handlers[name] as (task: typeof ask) => ReturnType<Handlers[TaskName]>;
    return { answer: handle(ask) };
  } catch (error) {
    return { answer: null, failure: error instanceof Error ? (error.stack ?? '') : String(error) };
  }
}
