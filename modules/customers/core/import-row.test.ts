import { describe, expect, it } from 'vitest';
import { readImportRow } from './import-row.ts';

const read = (cells: Parameters<typeof readImportRow>[0]) =>
  readImportRow(cells, { thisYear: 2026 });

describe('a row of an import', () => {
  it('tells of a customer', () => {
    const row = read({
      external_id: ' C-7 ',
      name: ' Анна Петрова ',
      email: 'Anna@Example.com',
      phone: '8 916 123-45-67',
      language: 'ru-RU',
      birth_year: '1987',
      preferred_channel: 'Email',
      value_level: ' 3 ',
    });
    expect(row).toEqual({
      identities: [
        { kind: 'external', value: 'C-7', display: 'C-7', isVerified: true },
        { kind: 'email', value: 'anna@example.com', display: 'Anna@Example.com', isVerified: true },
        { kind: 'phone', value: '+79161234567', display: '8 916 123-45-67', isVerified: true },
      ],
      name: 'Анна Петрова',
      language: 'ru',
      birthYear: 1987,
      preferredChannel: 'email',
      valueLevel: 3,
    });
  });

  it('may leave everything blank but one way to find him', () => {
    const nothing = { name: null, language: null, birthYear: null, preferredChannel: null };
    expect(read({ phone: '101', name: '  ' })).toMatchObject({ ...nothing, valueLevel: null });
  });

  it('may say that a customer has no level', () => {
    expect(read({ phone: '101', value_level: '0' })).toMatchObject({ valueLevel: 0 });
  });

  it('loses the apostrophe that an export put before a formula', () => {
    expect(read({ external_id: '7', name: "'=1+1" })).toMatchObject({ name: '=1+1' });
    expect(read({ external_id: '7', name: "'t Hooft" })).toMatchObject({ name: "'t Hooft" });
  });

  it.each([
    [{ name: 'Анна' }, 'external_id', 'no-identity'],
    [{ external_id: 'x'.repeat(255) }, 'external_id', 'too-long'],
    [{ email: 'anna' }, 'email', 'not-an-email'],
    [{ external_id: '7', email: 'anna@' }, 'email', 'not-an-email'],
    [{ phone: 'none' }, 'phone', 'not-a-phone'],
    [{ external_id: '7', name: 'x'.repeat(201) }, 'name', 'too-long'],
    [{ external_id: '7', language: 'de' }, 'language', 'not-a-language'],
    [{ external_id: '7', birth_year: '87' }, 'birth_year', 'not-a-year'],
    [{ external_id: '7', birth_year: '2027' }, 'birth_year', 'not-a-year'],
    [{ external_id: '7', birth_year: '1987.5' }, 'birth_year', 'not-a-year'],
    [{ external_id: '7', preferred_channel: 'pigeon' }, 'preferred_channel', 'not-a-channel'],
    [{ external_id: '7', value_level: '6' }, 'value_level', 'not-a-level'],
    [{ external_id: '7', value_level: '-1' }, 'value_level', 'not-a-level'],
    [{ external_id: '7', value_level: '2.5' }, 'value_level', 'not-a-level'],
    [{ external_id: '7', value_level: 'VIP' }, 'value_level', 'not-a-level'],
  ])('%j is rejected for its %s: %s', (cells, field, reason) => {
    expect(read(cells)).toEqual({ field, reason });
  });
});
