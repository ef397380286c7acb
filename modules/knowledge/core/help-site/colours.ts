import type { Project } from '#modules/projects/contract.ts';

/** What a colour of a project looks like on one ground. */
export interface Tone {
  /** Links and buttons. */
  readonly accent: string;
  /** Letters on the accent. */
  readonly ink: string;
}

export const grounds = {
  light: { paper: '#ffffff', tinted: '#f6f7f8', ink: '#1b2126', quiet: '#56616a' },
  dark: { paper: '#15191c', tinted: '#1d2226', ink: '#e8ecef', quiet: '#a9b3bb' },
} as const;

/** The colours of projects, light and dark. Each reaches 4.5:1 as letters on both grounds of its
 *  scheme, and under its own ink. */
export const tones: Readonly<Record<Project['colour'], Readonly<Record<'light' | 'dark', Tone>>>> =
  {
    teal: {
      light: { accent: '#0b7263', ink: '#ffffff' },
      dark: { accent: '#4dd0b8', ink: '#0c1513' },
    },
    indigo: {
      light: { accent: '#3f51b5', ink: '#ffffff' },
      dark: { accent: '#9aa8f5', ink: '#10142b' },
    },
    orange: {
      light: { accent: '#a84a0a', ink: '#ffffff' },
      dark: { accent: '#f2a25c', ink: '#1d1209' },
    },
    grape: {
      light: { accent: '#8b36a8', ink: '#ffffff' },
      dark: { accent: '#d49be8', ink: '#1d1022' },
    },
    green: {
      light: { accent: '#2b7a35', ink: '#ffffff' },
      dark: { accent: '#7fd18b', ink: '#0d1a0f' },
    },
    cyan: {
      light: { accent: '#0b7285', ink: '#ffffff' },
      dark: { accent: '#66c9dc', ink: '#0a1619' },
    },
  };
