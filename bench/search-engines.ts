import { createRequire } from 'node:module';
import { create, insertMultiple, search } from '@orama/orama';
import { stemmer as englishStemmer } from '@orama/stemmers/english';
import { stemmer as russianStemmer } from '@orama/stemmers/russian';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import pg from 'pg';
import type { Language } from '#kernel/language.ts';
import { isHan, placedWords, stemOf } from '#modules/knowledge/core/search/words.ts';
import { articleSearch } from '#modules/knowledge/server/index.ts';
import type { Article } from './search-sets.ts';

/** Articles in another engine. */
export interface OpenEngine {
  /** The ids of the articles found, best first. */
  readonly ask: (text: string) => Promise<readonly string[]>;
  readonly close?: () => Promise<void>;
}

/** Another engine with one way to set it up. */
export interface EngineSetUp {
  readonly engine: 'minisearch' | 'orama' | 'flexsearch' | 'lunr' | 'postgres';
  readonly setUp: string;
  readonly languages: readonly Language[];
  readonly open: (
    articles: readonly Article[],
    at: { language: Language; ownerUrl: string },
  ) => Promise<OpenEngine>;
}

const found = 10;
const titleBoost = 2;
const spaced: readonly Language[] = ['ru', 'en'];
const all: readonly Language[] = ['ru', 'en', 'zh'];

/** Stems; of Chinese the pairs of characters, as the best set-up of each engine has them. */
function tokens(text: string): string[] {
  const words = placedWords(text, articleSearch.linguistics);
  return words.flatMap(({ word, end }, place) => {
    if (!isHan(word)) return [stemOf(word, articleSearch.linguistics)];
    const next = words[place + 1];
    const isPaired = next && isHan(next.word) && next.start === end;
    return isPaired ? [word + next.word] : [];
  });
}

const miniSearch =
  (options: object): EngineSetUp['open'] =>
  async (articles) => {
    const index = new MiniSearch<Article>({
      fields: ['title', 'body', 'learned'],
      tokenize: tokens,
      processTerm: (term) => term,
      searchOptions: { boost: { title: titleBoost }, ...options },
    });
    index.addAll(articles);
    return {
      ask: async (text) =>
        index
          .search(text)
          .slice(0, found)
          .map(({ id }) => id),
    };
  };

const orama =
  (isOwnTokens: boolean): EngineSetUp['open'] =>
  async (articles, { language }) => {
    const own = {
      language: 'english',
      normalizationCache: new Map(),
      tokenize: (text: string) => [...new Set(tokens(text))],
    };
    const stemmer = language === 'ru' ? russianStemmer : englishStemmer;
    const shipped =
      language === 'zh'
        ? await createTokenizer({ language: 'mandarin', stopWords: [] })
        : { language: language === 'ru' ? 'russian' : 'english', stemming: true, stemmer };
    const index = create({
      schema: { title: 'string', body: 'string', learned: 'string' },
      components: { tokenizer: isOwnTokens ? own : shipped },
    });
    await insertMultiple(
      index,
      articles.map((article) => ({ ...article })),
      500,
    );
    return {
      ask: async (term) => {
        const { hits } = await search(index, { term, limit: found, boost: { title: titleBoost } });
        return hits.map(({ id }) => id);
      },
    };
  };

const flexSearch: EngineSetUp['open'] = async (articles) => {
  const index = new FlexSearch.Index({ tokenize: 'strict', encode: tokens, context: false });
  articles.forEach(({ title, body, learned }, place) => {
    index.add(place, `${title} ${body} ${learned}`);
  });
  return {
    ask: async (text) =>
      index
        .search(text, { limit: found, suggest: true })
        .map((place) => articles[Number(place)]?.id ?? ''),
  };
};

const require = createRequire(import.meta.url);

const lunr: EngineSetUp['open'] = async (articles, { language }) => {
  const load = require('lunr');
  if (language === 'ru') {
    require('lunr-languages/lunr.stemmer.support')(load);
    require('lunr-languages/lunr.ru')(load);
  }
  const prepared = (text: string) => (language === 'zh' ? tokens(text).join(' ') : text);
  const index = load(function (this: LunrBuilder) {
    if (language === 'ru') this.use(load.ru);
    if (language === 'zh') this.pipeline.reset();
    if (language === 'zh') this.searchPipeline.reset();
    this.ref('id');
    this.field('title', { boost: titleBoost });
    this.field('body');
    this.field('learned');
    for (const { id, title, body, learned } of articles) {
      this.add({ id, title: prepared(title), body: prepared(body), learned: prepared(learned) });
    }
  });
  return {
    ask: async (text) => {
      const words =
        prepared(text)
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? [];
      const hits: { ref: string }[] = words.length === 0 ? [] : index.search(words.join(' '));
      return hits.slice(0, found).map(({ ref }) => ref);
    },
  };
};

interface LunrBuilder {
  readonly use: (plugin: unknown) => void;
  readonly ref: (field: string) => void;
  readonly field: (name: string, options?: object) => void;
  readonly add: (document: object) => void;
  readonly pipeline: { readonly reset: () => void };
  readonly searchPipeline: { readonly reset: () => void };
}

const configurations = { ru: 'russian', en: 'english', zh: 'simple' } as const;

/** Any of the words, by ts_rank with the logarithm of the length. */
const postgres: EngineSetUp['open'] = async (articles, { language, ownerUrl }) => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const prepared = (text: string) =>
    language === 'zh' ? tokens(text).join(' ') : text.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
  const as = configurations[language];
  await client.query(`drop table if exists bench_search;
    create table bench_search (id text primary key, words tsvector)`);
  for (let place = 0; place < articles.length; place += 500) {
    const some = articles.slice(place, place + 500);
    await client.query(
      `insert into bench_search select id, setweight(to_tsvector('${as}', title), 'A')
         || to_tsvector('${as}', body)
       from unnest($1::text[], $2::text[], $3::text[]) as made (id, title, body)`,
      [
        some.map(({ id }) => id),
        some.map(({ title }) => prepared(title)),
        some.map(({ body, learned }) => prepared(`${body}\n${learned}`)),
      ],
    );
  }
  await client.query('create index on bench_search using gin (words); analyze bench_search');
  return {
    ask: async (text) => {
      const { rows } = await client.query<{ id: string }>({
        name: `bench-${as}`,
        text: `with asked as (select (select string_agg(quote_literal(lexeme), ' | ')
            from unnest(to_tsvector('${as}', $1)))::tsquery as words)
          select id from bench_search b, asked where b.words @@ asked.words
          order by ts_rank('{0.5,0.5,0.5,1}', b.words, asked.words, 1) desc limit ${found}`,
        values: [prepared(text)],
      });
      return rows.map(({ id }) => id);
    },
    close: async () => {
      await client.query('drop table bench_search');
      await client.end();
    },
  };
};

const forgiving = { fuzzy: 0.2, maxFuzzy: 2, prefix: (term: string) => term.length > 3 };

/** The engines that others would take, each in the set-ups that are the best for some set. */
export const setUps: readonly EngineSetUp[] = [
  { engine: 'minisearch', setUp: 'stems or pairs', languages: all, open: miniSearch({}) },
  { engine: 'minisearch', setUp: 'and slips', languages: spaced, open: miniSearch(forgiving) },
  { engine: 'orama', setUp: 'its tokenizer', languages: all, open: orama(false) },
  { engine: 'orama', setUp: 'our tokens', languages: all, open: orama(true) },
  { engine: 'flexsearch', setUp: 'stems or pairs', languages: all, open: flexSearch },
  { engine: 'lunr', setUp: 'its stemmer, or pairs', languages: all, open: lunr },
  { engine: 'postgres', setUp: 'any word, ts_rank', languages: all, open: postgres },
];
