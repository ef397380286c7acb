import { describe, expect, test } from 'vitest';
import { bookOf } from './dialogues.ts';
import { projects } from './projects.ts';
import { inVariant, variantsOf } from './variant.ts';

describe.each(projects.map((project) => [project.key, project] as const))(
  'the book of %s',
  (key, project) => {
    const { scenarios } = bookOf(key);
    const reasonKeys = project.reasonGroups.flatMap(({ reasons }) => reasons.map((r) => r.key));
    const told = scenarios.flatMap((scenario) =>
      variantsOf(scenario).map((variant) => ({
        name: `${scenario.reasonKey} ${variant}`,
        story: inVariant(scenario, variant),
      })),
    );

    test('tells every reason, and no reason that is not there', () => {
      expect(new Set(scenarios.map(({ reasonKey }) => reasonKey))).toEqual(new Set(reasonKeys));
      expect(scenarios.length).toBeGreaterThanOrEqual(30);
    });

    test('has words of every kind in every variant', () => {
      const lacking = told.flatMap(({ name, story }) =>
        [
          story.subjects,
          story.chats,
          story.mails,
          story.calls,
          story.answers,
          story.wrong,
          story.stalls,
          story.curt,
          story.praise,
          story.complaints,
          story.followUps.filter(({ ask }) => /[?\uFF1F]/.test(ask)),
        ].some((kind) => kind.length === 0)
          ? [name]
          : [],
      );
      expect(lacking).toEqual([]);
    });

    test('marks wordings only with variants that the story has', () => {
      const stray = scenarios.flatMap((scenario) => {
        const known = new Set(variantsOf(scenario));
        const marks = [...JSON.stringify(scenario).matchAll(/"@([a-z,]+) /g)];
        return marks.flatMap(([, names]) => names?.split(',') ?? []).filter((m) => !known.has(m));
      });
      expect(stray).toEqual([]);
    });
  },
);
