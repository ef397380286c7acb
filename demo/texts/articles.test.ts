import { describe, expect, it } from 'vitest';
import { articleFiles } from '#modules/knowledge/server/index.ts';
import { articlesOf, categoryNames, inReview } from './articles.ts';
import { projects } from './projects.ts';

const all = projects.flatMap((project) =>
  articlesOf(project.key, project.language).map((article) => ({ project, article })),
);

describe('the articles of the demo', () => {
  it.each(all.map(({ project, article }) => [`${project.key}/${article.key}`, project, article]))(
    '%s are read whole, the original first and in a category',
    (_, project, { texts, first }) => {
      const [original] = texts;
      expect(original?.language).toBe(project.language);
      for (const text of [...texts, ...(first ? [first] : [])]) {
        const read = articleFiles.read(text.markdown, {
          fileName: text.fileName,
          pictureAt: () => ({ loss: 'picture-missing' }),
        });
        expect(read).toMatchObject({ losses: [], key: text.key, language: text.language });
        expect(JSON.stringify(read.body)).not.toMatch(/\*\*|<!--|\[!/);
        if (text !== original) continue;
        const names = categoryNames[project.key].map((each) => each[project.language]);
        expect(names).toContain(read.category[0]);
      }
    },
  );

  it('are more than thirty, and those that wait are there', () => {
    expect(all.length).toBeGreaterThan(30);
    const keys = all.map(({ article }) => article.key);
    for (const key of inReview) expect(keys).toContain(key);
  });
});
