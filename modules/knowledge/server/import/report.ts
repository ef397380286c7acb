import type { Language } from '#kernel/language.ts';
import { type Actor, authorise } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import { csvLine } from '#platform/files/csv-line.ts';
import { may } from '../../contract.ts';
import type { InProject } from '../article-store.ts';
import en from '../messages/en.json' with { type: 'json' };
import ru from '../messages/ru.json' with { type: 'json' };
import zh from '../messages/zh.json' with { type: 'json' };
import { readItems } from './import-store.ts';

const words = { en, ru, zh };
const pageSize = 200;

/** What an import could not bring in, and what texts have lost, as a CSV file: where, why, what. */
export async function* reportOf(
  database: Database,
  actor: Actor,
  { language, ...which }: InProject & { language: Language },
): AsyncGenerator<string> {
  authorise({ actor }, may.write);
  const say = words[language];
  const columns = ['file', 'line', 'title', 'state', 'what', 'detail'] as const;
  yield `\ufeff${csvLine(columns.map((column) => say[`import.column.${column}`]))}`;
  for (let after = 0; ; ) {
    const items = await database.run(actor, (ctx) =>
      readItems(ctx, which, { after, limit: pageSize }),
    );
    for (const { file, line, title, state, reason, losses } of items) {
      const head = [file, line, title, say[`import.state.${state}`]];
      if (reason) yield csvLine([...head, say[`import.reason.${reason}`], '']);
      for (const { kind, what } of losses) {
        yield csvLine([...head, say[`import.loss.${kind}`], what]);
      }
    }
    const last = items.at(-1);
    if (!last) return;
    after = last.number;
  }
}
