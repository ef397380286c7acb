import { Input } from '@mantine/core';
import classes from './QuestionForm.module.css';

/** What could once be chosen and cannot be changed any more, and why. */
export function Fixed({ label, value, text }: { label: string; value: string; text: string }) {
  return (
    <Input.Wrapper label={label} labelElement="div">
      <p className={classes.fixed}>
        {value} <span className={classes.text}>{text}</span>
      </p>
    </Input.Wrapper>
  );
}
