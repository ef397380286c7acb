import { englishBook } from './dialogues/en.ts';
import { russianBook } from './dialogues/ru.ts';
import type { DialogueBook } from './dialogues/scenario.ts';
import { chineseBook } from './dialogues/zh.ts';
import type { ProjectKey } from './projects/project.ts';

const books = {
  broadband: englishBook,
  carrier: russianBook,
  shop: chineseBook,
} satisfies Record<ProjectKey, DialogueBook>;

/** What is said in a project. */
export function bookOf(project: ProjectKey): DialogueBook {
  return books[project];
}
