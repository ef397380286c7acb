import { pick } from '#kernel/random.ts';
import { digits } from '../draw.ts';
import { momentSlots } from '../moment.ts';
import type { DrawSlots } from '../scenario.ts';

/** Draws what one dialogue with Wrenlink speaks of. */
export const drawSlots: DrawSlots = (random, { at, timeZone }) => {
  const plan = pick(random, plans);
  return {
    ...momentSlots({
      random,
      at,
      timeZone,
      language: 'en',
      windows,
      greetings: ['Good morning', 'Good afternoon', 'Good evening'],
      daysWaiting: 4,
    }),
    order: `WL${digits(random, 7)}`,
    claim: `FX-${digits(random, 5)}`,
    phone4: digits(random, 4),
    day: pick(random, days),
    town: pick(random, towns),
    street: pick(random, streets),
    plan: plan.name,
    planUp: plan.next,
    usual: `£${plan.price}`,
    bill: pounds(plan.price + 8 + random() * 14),
    speedMin: `${plan.minimum} Mbps`,
    speedNow: `${6 + Math.floor(random() * 16)} Mbps`,
  };
};

const windows = [
  { words: '8am to 12pm', endHour: 12 },
  { words: '12pm to 4pm', endHour: 16 },
  { words: '4pm to 8pm', endHour: 20 },
] as const;

const plans = [
  { name: 'Wren 150', next: 'Wren 500', price: 29, minimum: 75 },
  { name: 'Wren 500', next: 'Wren 900', price: 36, minimum: 250 },
] as const;

const days = ['1st', '5th', '15th', '20th', '25th', '28th'];
const towns = ['Harrowby', 'Millbrook', 'Thornley', 'Ashcombe', 'Eastfield', 'Wexcombe'];
const streets = ['Mill Lane', 'Church Road', 'Station Road', 'Oak Avenue', 'Orchard Close'];

function pounds(amount: number): string {
  return `£${amount.toFixed(2)}`;
}
