import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { id, instant, language, route } from '#platform/http/contract.ts';
import {
  articlePath,
  inProject,
  may,
  oneArticle,
  oneText,
  projectPath,
  tags,
  textPath,
} from './ground.ts';

/** Something that was published, as news for one person. */
export const newsItem = z.object({
  articleId: id,
  language,
  title: z.string(),
  /** What is new in it. */
  note: z.string(),
  /** The original's version that is confirmed by reading. */
  number: z.number().int(),
  publishedAt: instant,
  /** Not the first version. */
  isChange: z.boolean(),
  readAt: instant.nullable(),
  /** It must be read and is not. */
  isWanted: z.boolean(),
});
export type NewsItem = z.infer<typeof newsItem>;

/** Whether an agent has read an article as it now is. */
export const receipt = z.object({ personId: id, readAt: instant.nullable() });
export type Receipt = z.infer<typeof receipt>;

/** What somebody wants to hear news of. The subject of a project is the project itself. */
export const following = z.object({
  kind: z.enum(['article', 'category', 'project']),
  subjectId: id,
});
export type Following = z.infer<typeof following>;

const choice = z.string().trim().min(1).max(300);
const quizQuestion = z.object({
  text: choice,
  choices: z.array(choice).min(2).max(8),
  right: z.array(z.number().int().min(0).max(7)).min(1).max(8),
});

/** Questions on an article. */
export const quiz = z.object({
  questions: z.array(
    quizQuestion.extend({
      /** Empty for who does not publish. */
      right: z.array(z.number().int()),
      isOneRight: z.boolean(),
    }),
  ),
  /** Null while there is none. */
  revision: z.number().int().nullable(),
});
export type Quiz = z.infer<typeof quiz>;

/** Which answers were right, and which choices would have been. */
export const quizVerdict = z.object({
  verdicts: z.array(z.boolean()),
  right: z.array(z.array(z.number().int())),
});
export type QuizVerdict = z.infer<typeof quizVerdict>;

/** Somebody's last try. */
export const quizResult = z.object({
  personId: id,
  rightCount: z.number().int(),
  questionCount: z.number().int(),
  triedAt: instant,
  attempts: z.number().int(),
});
export type QuizResult = z.infer<typeof quizResult>;

/** An agent has confirmed that he read what must be read. */
export const articleRead = defineEvent(
  'article.read',
  z.object({ articleId: id, number: z.number().int(), personId: id }),
);

/** What is new, what must be read, and what was kept of it. */
export const readingRoutes = {
  news: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/knowledge-news`,
      summary: 'What is new for me, what I must read first',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(newsItem) })),
  confirmRead: route(may.read)
    .route({
      method: 'POST',
      path: `${articlePath}/readings`,
      summary: 'Confirm that I have read an article as it now is',
      tags,
    })
    .input(oneArticle.extend({ number: z.number().int() }))
    .output(z.void()),
  receipts: route(may.publish)
    .route({
      method: 'GET',
      path: `${articlePath}/readings`,
      summary: 'Which agents have read an article as it now is; who has not first',
      tags,
    })
    .input(oneArticle)
    .output(z.object({ items: z.array(receipt) })),
  following: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/knowledge-following`,
      summary: 'What I hear news of',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(following) })),
  follow: route(may.read)
    .route({
      method: 'PUT',
      path: `${projectPath}/knowledge-following`,
      summary: 'Hear news of an article, a category or all, or no more',
      tags,
    })
    .input(inProject.extend({ ...following.shape, isOn: z.boolean() }))
    .output(z.object({ items: z.array(following) })),
  quiz: route(may.read)
    .route({ method: 'GET', path: `${textPath}/quiz`, summary: 'Questions on an article', tags })
    .input(oneText)
    .output(quiz),
  putQuiz: route(may.publish)
    .route({
      method: 'PUT',
      path: `${textPath}/quiz`,
      summary: 'Ask other questions on an article',
      tags,
    })
    .input(
      oneText.extend({
        questions: z.array(quizQuestion).max(20),
        revision: z.number().int().nullable(),
      }),
    )
    .output(quiz),
  tryQuiz: route(may.read)
    .route({
      method: 'POST',
      path: `${textPath}/quiz/attempts`,
      summary: 'Answer the questions on an article',
      tags,
    })
    .input(
      oneText.extend({
        answers: z.array(z.array(z.number().int().min(0).max(7)).max(8)).max(20),
        revision: z.number().int(),
      }),
    )
    .output(quizVerdict),
  quizResults: route(may.read)
    .route({
      method: 'GET',
      path: `${textPath}/quiz/results`,
      summary: 'The last try of each; my own when I do not publish',
      tags,
    })
    .input(oneText)
    .output(z.object({ items: z.array(quizResult) })),
};
