import { excerptOf, highlightsOf, type Marks } from '../../core/search/excerpt.ts';
import { cosineOf, gramVector } from '../../core/search/likeness.ts';
import { hasPhrase, isAllPhrases, phrasesOf } from '../../core/search/phrase.ts';
import { candidateGroupsOf, type Plan } from '../../core/search/query.ts';
import { readSynonyms, type Synonyms } from '../../core/search/synonyms.ts';
import { linguistics } from './linguistics.ts';
import { type Held, openMemory } from './memory.ts';
import type {
  NumberedTexts,
  RankAnswer,
  RankTask,
  ReadAnswer,
  ReadTask,
  Shown,
  TaskName,
  Tasks,
} from './tasks.ts';

const maximumPlans = 1_000;

export type Handlers = {
  readonly [Name in TaskName]: (ask: Tasks[Name]['ask']) => Tasks[Name]['answer'];
};

/** Answers tasks from what it holds in memory: collections, and plans of queries in progress. */
export function openHandlers(): Handlers {
  const { hold, learn } = openMemory();
  const plans = new Map<number, Plan>();
  let lastPlanId = 0;

  function keepPlan(plan: Plan): number {
    lastPlanId += 1;
    plans.set(lastPlanId, plan);
    for (const planId of plans.keys()) {
      if (plans.size <= maximumPlans) break;
      plans.delete(planId);
    }
    return lastPlanId;
  }

  function read(task: ReadTask): ReadAnswer | null {
    const held = hold(task.collection);
    if (!held || held.revision < task.revision || held.isWhole !== task.isWhole) return null;
    const { index } = held;
    const synonyms = synonymsOf(held, task);
    const { plan, ...reading } = index.read(task.query, { figures: task.figures, synonyms });
    return {
      ...reading,
      planId: keepPlan(plan),
      phrases: phrasesOf(reading.text, linguistics),
      isAllPhrases: isAllPhrases(reading.text, linguistics),
      candidateGroups: task.isWhole ? [] : candidateGroupsOf(plan, index.vocabulary),
      marks: { stems: plan.marks, prefix: plan.prefix },
    };
  }

  function rank(task: RankTask): RankAnswer {
    const held = hold(task.collection);
    const plan = plans.get(task.planId);
    if (!held || !plan) return { kind: 'forgotten' };
    const { index } = held;
    const numbers = task.only ?? task.candidates ?? index.numbers();
    const missing = held.isWhole ? [] : index.missing(numbers);
    if (missing.length > 0) return { kind: 'missing', numbers: missing };
    plans.delete(task.planId);
    const found = index.rank(plan, { ...task, numbers });
    return { kind: 'ranked', found, facets: index.facetsOf(found) };
  }

  return {
    heldRevision: ({ collection }) => {
      const held = hold(collection);
      return held ? { revision: held.revision, isWhole: held.isWhole } : null;
    },
    learn,
    read,
    rank,
    show: ({ texts, marks }) => texts.map((text) => shown(text, marks)),
    phrases: ({ texts, phrases }) =>
      texts
        .filter(({ title, headings, body, learned }) =>
          phrases.every((phrase) =>
            hasPhrase([title, headings, body, learned], phrase, linguistics),
          ),
        )
        .map(({ number }) => number),
    liken: ({ text, others }) => {
      const vector = gramVector(text);
      return others.map((other) => cosineOf(vector, gramVector(other)));
    },
  };
}

function synonymsOf(held: Held, { synonyms: json, collection }: ReadTask): Synonyms {
  if (held.synonyms?.json !== json) {
    held.synonyms = {
      json,
      read: readSynonyms(JSON.parse(json), collection.language, linguistics),
    };
  }
  return held.synonyms.read;
}

function shown({ id, title, body, headings }: NumberedTexts, marks: Marks): Shown {
  return {
    id,
    title,
    titleHighlights: highlightsOf(title, marks, linguistics),
    excerpt: excerptOf(body || headings, marks, linguistics),
  };
}
