export { type AnswerWanted, answerLater, answerLaterOn, canAnswerLater } from './answer-later.ts';
