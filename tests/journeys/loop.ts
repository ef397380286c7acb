import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Seats } from './seats.ts';

/** The stations of the loop that are the same on every channel, as the people of the centre go
 *  through them. What an agent says wrong, and what is right. */
export const wrong = 'A second delivery costs 5 euros.';
export const right = 'A second delivery is free.';

/** A step of the loop: at whose seat, and the name before that of its pictures. */
interface Step {
  readonly seats: Seats;
  readonly page: Page;
  readonly name: string;
}

/** An agent becomes available. */
export async function becomeAvailable({ page }: Step): Promise<void> {
  await page.getByRole('button', { name: 'My presence: Offline' }).click();
  await page.getByRole('menuitem', { name: 'Available' }).click();
  await page.getByRole('button', { name: 'My presence: Available' }).waitFor();
}

/** The agent takes an offer by key and answers. */
export async function answer({ seats, page, name }: Step): Promise<void> {
  await page.getByRole('button', { name: 'Accept' }).waitFor();
  await seats.picture(page, `${name}-02-offer`);
  await page.keyboard.press('Alt+a');
  await page.getByRole('textbox', { name: 'Reply' }).waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type(`It will be with you tomorrow. ${wrong}`);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await seats.picture(page, `${name}-03-answer-held`);
}

/** The agent ends the talk and says how it ended, by key. */
export async function code({ seats, page, name }: Step): Promise<void> {
  await page.keyboard.press('Alt+e');
  await page.getByRole('region', { name: 'Coding' }).waitFor();
  await seats.picture(page, `${name}-05-coding`);
  await page.keyboard.press('Control+Enter');
  await page
    .getByText(/^Closed/)
    .first()
    .waitFor();
}

/** An evaluator finds the dialogue by the customer's words, takes it and judges it, with the words
 *  the judgement rests on. keys: what is pressed before and after those are marked. */
export async function judge(
  { seats, page, name }: Step,
  { comment, keys }: { comment: string; keys: readonly [string, string] },
): Promise<void> {
  await page.getByRole('link', { name: 'Listening room' }).first().click();
  await page.getByText(comment).waitFor();
  await seats.picture(page, `${name}-07-listening-room`);
  await page.keyboard.press('n');
  await page.getByRole('button', { name: 'Take it' }).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('button', { name: 'Complete' }).waitFor();
  for (const key of keys[0]) await page.keyboard.press(key);
  await page.getByRole('article').getByText(wrong).selectText();
  await page.getByRole('toolbar', { name: 'Selected words' }).waitFor();
  await page.keyboard.press('m');
  await page.getByRole('list', { name: 'Evidence' }).waitFor();
  await page.keyboard.press('j');
  for (const key of keys[1]) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Process', exact: true }).click();
  await page.getByRole('combobox', { name: 'Department that learns of it: Process' }).click();
  await page.getByRole('option', { name: 'Delivery' }).click();
  await page.getByText('Nothing is missing').waitFor();
  await seats.picture(page, `${name}-08-judged`);
}

/** The wrong words are put right: the right answer with its source, and a word to the customer. */
export async function putRight({ seats, page, name }: Step): Promise<void> {
  await page.getByRole('article').getByText(wrong).selectText();
  await page.getByRole('button', { name: 'Put right' }).click();
  await page.getByRole('button', { name: 'Open a correction' }).click();
  await page.getByLabel('The right answer').fill(right);
  await page.getByLabel('Where it stands').fill('Terms of delivery, 2.1');
  await page.getByRole('button', { name: 'Give the answer' }).click();
  await page.getByRole('button', { name: 'Send to the customer' }).click();
  await page.getByText('A message is on its way to the customer.').waitFor();
  await seats.picture(page, `${name}-09-correction`);
}

/** The agent learns what is right, and says so. */
export async function acknowledge({ seats, page, name }: Step): Promise<void> {
  await page.getByRole('button', { name: /^Notices: \d+ new/ }).click();
  await page.getByText(/A statement of yours is being put right/).waitFor();
  await seats.picture(page, `${name}-11-notice`);
  await page.getByRole('button', { name: 'Understood' }).first().click();
  await page.getByText('Acknowledged').waitFor();
}

/** All who had to know know: the correction closes, and the evaluation is completed. */
export async function complete({ seats, page, name }: Step): Promise<void> {
  await page.getByText(/^Read and understood on/).waitFor();
  await page.getByRole('button', { name: 'All looked through' }).click();
  await page.getByText('Closed', { exact: true }).waitFor();
  await seats.picture(page, `${name}-12-correction-closed`);
  await page.getByRole('link', { name: 'Listening room' }).click();
  await page.getByRole('button', { name: 'Go on with mine' }).waitFor();
  await page.keyboard.press('n');
  await page.getByText('Nothing is missing').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^Heard /).waitFor();
  await seats.picture(page, `${name}-13-evaluation`);
}

/** The head of the department reads what the customer said, and answers. */
export async function answerAsHead({ seats, page, name }: Step): Promise<void> {
  await page.getByRole('link', { name: /^Learning/ }).click();
  await page.getByRole('option').first().click();
  await page.getByText(wrong).first().waitFor();
  const answer = 'The site and the script now say the same.';
  await page.getByLabel('What does the department do about it?').fill(answer);
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^Answer by/).waitFor();
  await seats.picture(page, `${name}-14-department`);
}

/** The lead sees it on the floor: one contact, a low rating heard and put right. */
export async function seeFloor({ seats, page, name }: Step): Promise<void> {
  await page.getByRole('link', { name: 'Floor' }).click();
  const figure = (term: string) =>
    page
      .locator('dl > div')
      .filter({ has: page.getByText(term, { exact: true }) })
      .getByRole('button');
  await expect.poll(() => figure('Contacts').textContent()).toBe('1');
  await expect.poll(() => figure('Time to hear').textContent()).toMatch(/\d/);
  await expect.poll(() => figure('Time to put right').textContent()).toMatch(/\d/);
  await figure('Low ratings heard').hover();
  await page.getByText('Low ratings that an evaluator has listened to ÷ all low ratings').waitFor();
  await seats.picture(page, `${name}-15-floor`);
}
