import { expect, test } from 'vitest';
import { fillSnippet, firstOpenPlace, openPlaces } from './filling.ts';

test('what Heed knows is filled in, and the text around it stays', () => {
  const text = 'Здравствуйте, {customerName}! Ваш заказ {orderNumber} уже в пути. {agentName}';
  const values = { customerName: 'Анна', orderNumber: '7-1204', agentName: 'Олег' };
  expect(fillSnippet(text, values)).toBe('Здравствуйте, Анна! Ваш заказ 7-1204 уже в пути. Олег');
});

test('what it does not know stays open, for the agent to see', () => {
  const values = { agentName: 'Li', orderNumber: '', toString: undefined };
  const filled = fillSnippet('{customerName}, {orderNumber} by {date} for {agentName}', values);
  expect(filled).toBe('{customerName}, {orderNumber} by {date} for Li');
  expect(openPlaces(filled)).toEqual(['customerName', 'orderNumber', 'date']);
});

test('what a clarifying guide has found stands under the keys of its details', () => {
  expect(fillSnippet('since {broken-since}', { 'broken-since': '3 March' })).toBe('since 3 March');
});

test('a value is taken as it is, with its braces and dollars', () => {
  expect(fillSnippet('{customerName}!', { customerName: '{agentName} $& $1' })).toBe(
    '{agentName} $& $1!',
  );
});

test('open places are named once each, and other braces are none', () => {
  expect(openPlaces('{дата}, {date} and {date}')).toEqual(['дата', 'date']);
  expect(openPlaces('no places: {}, { }, {"a": 1}, {constructor } and {')).toEqual([]);
  expect(fillSnippet('{constructor}', {})).toBe('{constructor}');
});

test('the first open place is where the agent goes on', () => {
  expect(firstOpenPlace('by {date}, {window}')).toEqual({ start: 3, end: 9 });
  expect(firstOpenPlace('all is said')).toBeNull();
});
