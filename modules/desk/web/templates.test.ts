import { describe, expect, it } from 'vitest';
import type { ReplyTemplate } from '#modules/projects/contract.ts';
import { fillTemplate, findTemplates } from './templates.ts';

const values = { customerName: 'Анна', agentName: 'Ольга', orderNumber: '' };

describe('a reply template', () => {
  it('is filled with what is known, and keeps what is not', () => {
    expect(fillTemplate('{customerName}, заказ {orderNumber}. {agentName} {x}', values)).toBe(
      'Анна, заказ {orderNumber}. Ольга {x}',
    );
  });

  it('is found by its title before its words, for the channel', () => {
    const template = (title: string, body: string, channels: ReplyTemplate['channels']) => ({
      id: title,
      projectId: 'p',
      titles: { en: title, ru: title, zh: title },
      body,
      channels,
      language: 'ru' as const,
      isArchived: false,
    });
    const all = [
      template('Возврат', 'Деньги вернутся', ['chat', 'email']),
      template('Деньги', 'Срок', ['chat']),
      template('Деньги почтой', 'Срок', ['email']),
    ];
    const found = findTemplates(all, { channel: 'chat', language: 'ru', search: 'деньги' });
    expect(found.map(({ id }) => id)).toEqual(['Деньги', 'Возврат']);
  });
});
