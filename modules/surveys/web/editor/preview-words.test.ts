import { describe, expect, it } from 'vitest';
import { languages } from '#kernel/language.ts';
import en from '#modules/channels/chat/widget/messages/en.json' with { type: 'json' };
import ru from '#modules/channels/chat/widget/messages/ru.json' with { type: 'json' };
import zh from '#modules/channels/chat/widget/messages/zh.json' with { type: 'json' };
import { pageWords } from '../../server/page-words.ts';
import { previewWords } from './preview-words.ts';

const widgetWords = { en, ru, zh };

describe('a preview says what customers read', () => {
  it.each(languages)('on the page of the mail, in %s', (language) => {
    expect(pageWords[language]).toMatchObject(previewWords[language].page);
  });

  it.each(languages)('in the chat, in %s', (language) => {
    const { survey, more, send, notApplicable, ownWords } = previewWords[language].chat;
    const said = {
      ...{ 'widget.survey': survey, 'widget.survey-more': more, 'widget.survey-send': send },
      'widget.survey-not-applicable': notApplicable,
      'widget.survey-own-words': ownWords,
    };
    const read = Object.entries(widgetWords[language]).filter(([id]) => id in said);
    expect(said).toMatchObject(Object.fromEntries(read));
  });
});
