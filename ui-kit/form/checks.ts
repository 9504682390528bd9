import type { FormRule } from 'antd';
import type { Say } from '../language/use-language.ts';
import type { Field } from './fields.ts';
import type { FormT } from './form-words.ts';

/** What is checked while somebody types. The server checks all of it again. */
export function checksOf(field: Field, t: FormT, say: Say): FormRule[] {
  const title = say(field.title);
  const checks: FormRule[] = [];
  const chosen = ['choice', 'choices', 'pick', 'upload', 'yes-no'].includes(field.kind);
  if (field.required)
    checks.push({
      required: true,
      // Only texts may carry this word: with it any other value is judged as if it were a text.
      ...(field.kind === 'text' ? { whitespace: true } : {}),
      message: t(chosen ? 'chosen' : 'needed', { title }),
    });
  if (field.kind === 'text') {
    if (field.minLength !== undefined && field.minLength > 1)
      checks.push({ min: field.minLength, message: t('short', { title, count: field.minLength }) });
    if (field.maxLength !== undefined)
      checks.push({ max: field.maxLength, message: t('long', { title, count: field.maxLength }) });
    if (field.pattern !== undefined)
      checks.push({ pattern: new RegExp(field.pattern, 'u'), message: t('form', { title }) });
  }
  if (field.kind === 'number') {
    const { minimum, maximum } = field;
    if (minimum !== undefined)
      checks.push({ type: 'number', min: minimum, message: t('low', { title, count: minimum }) });
    if (maximum !== undefined)
      checks.push({ type: 'number', max: maximum, message: t('high', { title, count: maximum }) });
    if (field.whole) checks.push({ type: 'integer', message: t('whole', { title }) });
  }
  if (field.kind === 'money')
    checks.push({
      validator: async (_, value: unknown) => {
        const amount = field.wire === 'object' ? (value as { amount?: string } | undefined)?.amount : value;
        if (amount === undefined || amount === null) return;
        if (!(field.wire === 'fen' ? /^\d+$/ : /^\d+(\.\d{1,2})?$/).test(String(amount)))
          throw new Error(t('amount'));
      },
    });
  if (field.kind === 'open')
    checks.push({
      validator: async (_, value: unknown) => {
        if (typeof value !== 'string' || value.trim() === '') return;
        try {
          JSON.parse(value);
        } catch {
          throw new Error(t('json'));
        }
      },
    });
  return checks;
}
