import { z } from 'zod';
import { permissions } from '#kernel/permission.ts';
import { id, language } from '#platform/http/contract.ts';
import type { Body } from '../core/body/node.ts';

export const may = permissions('knowledge', {
  read: ['agent', 'lead', 'evaluator', 'department-head', 'analyst', 'administrator'],
  /** Whoever answers customers writes down what he found out; somebody else publishes it. */
  write: ['agent', 'lead', 'evaluator', 'department-head', 'administrator'],
  publish: ['lead', 'department-head', 'administrator'],
  /** Categories, synonyms, what is archived. */
  manage: ['lead', 'administrator'],
});

export const refusals = {
  notFound: 'knowledge.not-found',
  /** Somebody saved the draft since it was read. */
  changedMeanwhile: 'knowledge.changed-meanwhile',
  wrongBody: 'knowledge.wrong-body',
  nothingToPublish: 'knowledge.nothing-to-publish',
  titleMissing: 'knowledge.title-missing',
  notInReview: 'knowledge.not-in-review',
  brokenLinks: 'knowledge.broken-links',
  categoryInUse: 'knowledge.category-in-use',
  categoryLoop: 'knowledge.category-loop',
  originalMissing: 'knowledge.original-missing',
  gapClosed: 'knowledge.gap-closed',
  articleMissing: 'knowledge.article-missing',
  wrongQuestion: 'knowledge.wrong-question',
  guideNotFound: 'knowledge.guide-not-found',
  guideChanged: 'knowledge.guide-changed',
  guideIncomplete: 'knowledge.guide-incomplete',
  internalArticle: 'knowledge.internal-article',
  helpSiteClosed: 'knowledge.help-site-closed',
  notOnHelpSite: 'knowledge.not-on-help-site',
  nothingForCustomers: 'knowledge.nothing-for-customers',
  importOver: 'knowledge.import-over',
  nothingToExport: 'knowledge.nothing-to-export',
  snippetNotFound: 'knowledge.snippet-not-found',
  macroNotFound: 'knowledge.macro-not-found',
  /** Somebody saved the snippet or the macro since it was read. */
  readyChanged: 'knowledge.ready-changed',
  shortcutTaken: 'knowledge.shortcut-taken',
  textMissing: 'knowledge.text-missing',
  macroFaulty: 'knowledge.macro-faulty',
} as const;

const name = z.string().trim().min(1).max(120);
export const names = z.object({ en: name, ru: name, zh: name });
export const title = z.string().trim().max(300);
export const label = z.string().trim().min(1).max(60);
export const labels = z.array(label).max(30);
export const words = z.string().trim().max(2_000);
export const date = z.iso.date();

/** The text of an article as a tree; core/body/body.ts is its grammar and reads what is sent. */
export const body = z.custom<Body>((value) => typeof value === 'object' && value !== null);

export const inProject = z.object({ projectId: id });
export const oneArticle = inProject.extend({ articleId: id });
export const oneText = oneArticle.extend({ language });
export const projectPath = '/projects/{projectId}';
export const articlePath = `${projectPath}/articles/{articleId}` as const;
export const textPath = `${articlePath}/texts/{language}` as const;
export const tags = ['Knowledge'];
