import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { PageLink } from '#platform/web/PageLink.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Quiz } from '../../contract.ts';
import { knowledgeApi } from '../apis.ts';
import { useArticle } from '../use-knowledge.ts';
import { Keeping } from './Keeping.tsx';
import classes from './Quiz.module.css';

type Asked = Pick<Quiz['questions'][number], 'text' | 'choices' | 'right'>;

const blank: Asked = { text: '', choices: ['', ''], right: [0] };
const maximumChoices = 8;
const maximumQuestions = 20;

/** Questions on an article, made and changed, with who has read it and how people did. */
export function QuizPage() {
  const { t } = useWords();
  const { projectId, articleId } = useParams({
    from: '/frame/knowledge/$projectId/$articleId/quiz',
  });
  const { language: wanted } = useSearch({ from: '/frame/knowledge/$projectId/$articleId/quiz' });
  const article = useArticle(projectId, articleId);
  const language = wanted ?? article.data?.originalLanguage;
  if (article.error) return <Problem error={article.error} onRetry={article.refetch} />;
  if (!article.data || !language) return <LoadingLines />;
  const title = article.data.languages.find((each) => each.language === language)?.title ?? '';
  const which = { projectId, articleId, language };
  return (
    <div className={classes.page}>
      <header>
        <PageLink to="/knowledge/$projectId/$articleId" params={{ projectId, articleId }}>
          {title}
        </PageLink>
        <h1 className={classes.title}>{t('knowledge.quiz')}</h1>
      </header>
      <Stored key={language} which={which} />
      <Keeping which={which} />
    </div>
  );
}

interface OneText {
  readonly projectId: string;
  readonly articleId: string;
  readonly language: Language;
}

function Stored({ which }: { which: OneText }) {
  const { data, error, refetch } = useQuery(
    knowledgeApi.quiz.queryOptions({ input: which, staleTime: Number.POSITIVE_INFINITY }),
  );
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines lines={4} />;
  return <Editor which={which} quiz={data} />;
}

function Editor({ which, quiz }: { which: OneText; quiz: Quiz }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [questions, setQuestions] = useState<readonly Asked[]>(quiz.questions);
  const { queryKey } = knowledgeApi.quiz.queryOptions({ input: which });
  const { mutate, error, isPending, isSuccess, reset } = useMutation(
    knowledgeApi.putQuiz.mutationOptions({
      onSuccess: (stored) => client.setQueryData(queryKey, stored),
    }),
  );
  const change = (next: readonly Asked[]) => {
    setQuestions(next);
    reset();
  };
  const save = () => {
    const asked = questions.map(({ text, choices, right }) => ({ text, choices, right }));
    mutate({ ...which, questions: asked, revision: quiz.revision });
  };
  return (
    <form
      className={classes.quiz}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {questions.map((question, place) => (
        <QuestionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a question has no name but its place
          key={place}
          number={place + 1}
          question={question}
          onChange={(next) => change(questions.map((each, at) => (at === place ? next : each)))}
          onRemove={() => change(questions.filter((_, at) => at !== place))}
        />
      ))}
      <Problem error={error} />
      <div className={classes.foot}>
        <Button
          size="xs"
          variant="default"
          disabled={questions.length >= maximumQuestions}
          leftSection={<IconPlus size="1rem" />}
          onClick={() => change([...questions, blank])}
        >
          {t('knowledge.quiz.add')}
        </Button>
        <Button size="xs" type="submit" loading={isPending}>
          {t('knowledge.quiz.save')}
        </Button>
        {isSuccess && <span role="status">{t('knowledge.quiz.saved')}</span>}
      </div>
    </form>
  );
}

function QuestionFields(props: {
  number: number;
  question: Asked;
  onChange: (question: Asked) => void;
  onRemove: () => void;
}) {
  const { number, question, onChange, onRemove } = props;
  const { t } = useWords();
  const { text, choices, right } = question;
  const rename = (place: number, choice: string) =>
    onChange({ ...question, choices: choices.map((each, at) => (at === place ? choice : each)) });
  const drop = (place: number) =>
    onChange({
      ...question,
      choices: choices.filter((_, at) => at !== place),
      right: right.filter((at) => at !== place).map((at) => (at > place ? at - 1 : at)),
    });
  const mark = (place: number, isRight: boolean) =>
    onChange({
      ...question,
      right: isRight ? [...right, place] : right.filter((at) => at !== place),
    });
  return (
    <section className={classes.card} aria-label={t('knowledge.quiz.question', { number })}>
      <TextInput
        size="xs"
        required
        dir="auto"
        maxLength={300}
        label={t('knowledge.quiz.question', { number })}
        value={text}
        onChange={({ currentTarget }) => onChange({ ...question, text: currentTarget.value })}
      />
      {choices.map((choice, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a choice has no name but its place
        <div key={place} className={classes.choice}>
          <Checkbox
            size="xs"
            aria-label={t('knowledge.quiz.is-right', { number: place + 1 })}
            checked={right.includes(place)}
            onChange={({ currentTarget }) => mark(place, currentTarget.checked)}
          />
          <TextInput
            size="xs"
            required
            dir="auto"
            maxLength={300}
            aria-label={t('knowledge.quiz.choice', { number: place + 1 })}
            value={choice}
            onChange={({ currentTarget }) => rename(place, currentTarget.value)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={choices.length <= 2}
            aria-label={t('knowledge.quiz.drop-choice', { number: place + 1 })}
            onClick={() => drop(place)}
          >
            <IconTrash size="1rem" />
          </ActionIcon>
        </div>
      ))}
      <div className={classes.foot}>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={choices.length >= maximumChoices}
          onClick={() => onChange({ ...question, choices: [...choices, ''] })}
        >
          {t('knowledge.quiz.add-choice')}
        </Button>
        <Button size="compact-xs" variant="subtle" color="red" onClick={onRemove}>
          {t('knowledge.quiz.remove')}
        </Button>
      </div>
    </section>
  );
}
