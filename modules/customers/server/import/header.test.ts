import { describe, expect, it } from 'vitest';
import { readHeader } from './header.ts';

describe('the first line of a file', () => {
  it.each([
    ['external_id,name,email', ',', ['external_id', 'name', 'email'], []],
    [
      'External ID;"E-Mail";PHONE;birth-year',
      ';',
      ['external_id', null, 'phone', 'birth_year'],
      ['E-Mail'],
    ],
    ['email\tname\tcity, street', '\t', ['email', 'name', null], ['city, street']],
    ['email', ',', ['email'], []],
    ['"name","email","",vip', ',', ['name', 'email', null, null], ['vip']],
  ])('%j tells the delimiter and the columns', (line, delimiter, columns, ignored) => {
    expect(readHeader(line)).toEqual({ delimiter, columns, ignored });
  });

  it.each([
    ['', 'customers.import-without-columns'],
    ['name,language', 'customers.import-without-columns'],
    ['7,Анна Петрова,anna@example.com', 'customers.import-without-columns'],
    ['PK\u0003\u0004\u0014', 'customers.import-without-columns'],
    ['email,name,Email', 'customers.import-column-twice'],
  ])('%j is refused with %s', (line, code) => {
    expect(() => readHeader(line)).toThrow(code);
  });
});
