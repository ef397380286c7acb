import type { Id } from '#kernel/id.ts';
import { addMs, dayMs, type Instant } from '#kernel/time.ts';
import { notify } from '#modules/staff/server/index.ts';
import type { Context } from '#platform/context.ts';
import { clearTimer, defineTimer, onTimer, setTimer } from '#platform/jobs/timers.ts';
import { type Article, articleReviewDue } from '../contract.ts';
import { type ArticleRow, findArticle, type InProject } from './article-store.ts';

const reviewDue = defineTimer<{ projectId: Id }>('knowledge.review-due');

/** The day of the next look at an article that is published now. */
export function nextReviewOn(
  { reviewEveryDays }: Pick<ArticleRow, 'reviewEveryDays'>,
  now: Instant,
): string | null {
  return reviewEveryDays === null ? null : addMs(now, reviewEveryDays * dayMs).slice(0, 10);
}

/** Sets or takes away the timer of an article's review by what the article says. */
export async function setReviewTimer(ctx: Context, which: InProject): Promise<void> {
  const article = await findArticle(ctx, which);
  const day = article?.isArchived ? null : article?.reviewDueOn;
  if (!day) return clearTimer(ctx, reviewDue, which.id);
  const dueAt = `${day}T06:00:00.000Z`;
  if (dueAt <= ctx.now) return;
  await setTimer(ctx, reviewDue, {
    subjectId: which.id,
    dueAt,
    data: { projectId: which.projectId },
  });
}

/** Tells the owner on the day of the review. */
export const reviewTimers = [
  onTimer(reviewDue, async (ctx, { subjectId: id, data: { projectId } }) => {
    const article = await findArticle(ctx, { projectId, id });
    if (!article || article.isArchived || !article.reviewDueOn) return;
    const title = titleOf(article);
    const { ownerId } = article;
    const data = { articleId: id, ownerId, title };
    ctx.emit(articleReviewDue, { projectId, subjectId: id, data });
    if (!ownerId) return;
    const kind = 'knowledge.article-review-due';
    await notify(ctx, { personId: ownerId, kind, projectId, subjectId: id, data: { title } });
  }),
];

/** What an article is called where no language is asked for: by its original. */
function titleOf({ languages }: Pick<Article, 'languages'>): string {
  return languages[0]?.title ?? '';
}
