import { pick } from '#kernel/random.ts';
import { digits, threeOf } from '../draw.ts';
import { momentSlots } from '../moment.ts';
import type { DrawSlots } from '../scenario.ts';

/** Draws what one dialogue with «Быстрослав» speaks of. */
export const drawSlots: DrawSlots = (random, { at, timeZone }) => {
  const [city, from, via] = threeOf(random, cities);
  const [point, otherPoint] = threeOf(random, points);
  const wait = pick(random, waits);
  const fee = 390 + 10 * Math.floor(random() * 12);
  return {
    ...momentSlots({
      random,
      at,
      timeZone,
      language: 'ru',
      windows,
      greetings: ['Доброе утро', 'Добрый день', 'Добрый вечер'],
      daysWaiting: wait.days,
    }),
    nthDay: wait.nth,
    order: `BS${digits(random, 8)}`,
    claim: `П-${digits(random, 5)}`,
    code: digits(random, 6),
    phone4: digits(random, 4),
    city: city.name,
    cityIn: city.where,
    toCity: city.whither,
    cityFrom: from.name,
    fromCity: from.whence,
    cityVia: via.name,
    pointOn: point,
    pointOn2: otherPoint,
    sum: roubles(1_900 + 100 * Math.floor(random() * 130)),
    fee: roubles(fee),
    feeMore: roubles(fee + 150 + 10 * Math.floor(random() * 10)),
  };
};

const windows = [
  { words: 'с 9 до 12', endHour: 12 },
  { words: 'с 12 до 15', endHour: 15 },
  { words: 'с 15 до 18', endHour: 18 },
  { words: 'с 18 до 21', endHour: 21 },
] as const;

const waits = [
  { days: 4, nth: 'четвёртый день' },
  { days: 5, nth: 'пятый день' },
  { days: 6, nth: 'шестой день' },
] as const;

interface City {
  readonly name: string;
  readonly where: string;
  readonly whither: string;
  readonly whence: string;
}

const cities = [
  { name: 'Пермь', where: 'в Перми', whither: 'в Пермь', whence: 'из Перми' },
  { name: 'Казань', where: 'в Казани', whither: 'в Казань', whence: 'из Казани' },
  { name: 'Самара', where: 'в Самаре', whither: 'в Самару', whence: 'из Самары' },
  { name: 'Уфа', where: 'в Уфе', whither: 'в Уфу', whence: 'из Уфы' },
  { name: 'Омск', where: 'в Омске', whither: 'в Омск', whence: 'из Омска' },
  { name: 'Тула', where: 'в Туле', whither: 'в Тулу', whence: 'из Тулы' },
  { name: 'Рязань', where: 'в Рязани', whither: 'в Рязань', whence: 'из Рязани' },
  { name: 'Вологда', where: 'в Вологде', whither: 'в Вологду', whence: 'из Вологды' },
  { name: 'Томск', where: 'в Томске', whither: 'в Томск', whence: 'из Томска' },
  { name: 'Тюмень', where: 'в Тюмени', whither: 'в Тюмень', whence: 'из Тюмени' },
  { name: 'Псков', where: 'в Пскове', whither: 'в Псков', whence: 'из Пскова' },
  { name: 'Иркутск', where: 'в Иркутске', whither: 'в Иркутск', whence: 'из Иркутска' },
  { name: 'Калуга', where: 'в Калуге', whither: 'в Калугу', whence: 'из Калуги' },
  { name: 'Саратов', where: 'в Саратове', whither: 'в Саратов', whence: 'из Саратова' },
  { name: 'Тверь', where: 'в Твери', whither: 'в Тверь', whence: 'из Твери' },
] as const satisfies readonly City[];

const points = [
  'на Гагарина, 12',
  'на Лесной, 5',
  'на Мира, 40',
  'на Садовой, 18',
  'на Кирова, 7',
  'на Молодёжной, 3',
  'на Победы, 61',
  'на Заречной, 22',
  'на Вокзальной, 9',
  'на Цветочной, 14',
] as const;

function roubles(amount: number): string {
  return `${amount.toLocaleString('ru-RU')} ₽`;
}
