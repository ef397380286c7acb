import { expect, test } from 'vitest';
import { fillTemplate, openPlaces } from './reply-template.ts';

test('what Heed knows is filled in, and the text around it stays', () => {
  const body = 'Здравствуйте, {customerName}! Ваш заказ {orderNumber} уже в пути. {agentName}';
  const values = { customerName: 'Анна', orderNumber: '7-1204', agentName: 'Олег' };
  expect(fillTemplate(body, values)).toBe('Здравствуйте, Анна! Ваш заказ 7-1204 уже в пути. Олег');
});

test('what it does not know stays open, for the agent to see', () => {
  const filled = fillTemplate('{customerName}, by {date} for {agentName}', { agentName: 'Li' });
  expect(filled).toBe('{customerName}, by {date} for Li');
  expect(openPlaces(filled)).toEqual(['customerName', 'date']);
});

test('a value is taken as it is, with its braces and dollars', () => {
  expect(fillTemplate('{customerName}!', { customerName: '{agentName} $& $1' })).toBe(
    '{agentName} $& $1!',
  );
});

test('open places are named once each, and other braces are none', () => {
  expect(openPlaces('{дата}, {date} and {date}')).toEqual(['дата', 'date']);
  expect(openPlaces('no places: {}, { }, {"a": 1}, } and {')).toEqual([]);
});
