import type { FormInstance } from 'antd';
import { usePunctuation } from '../language/punctuation.ts';
import type { Say } from '../language/use-language.ts';
import { useTexts } from '../language/use-texts.ts';
import type { Field } from './fields.ts';
import { type FormT, formWords } from './form-words.ts';
import type { Sources } from './inputs.tsx';

export interface ViewProps {
  readonly field: Field;
  /** Path in the form's values. */
  readonly path: readonly (string | number)[];
  /** Path within the innermost list, as antd wants it. */
  readonly within?: readonly (string | number)[];
  readonly form: FormInstance;
  /** Whether filled parts of the form start folded. */
  readonly folded: boolean;
  readonly sources: Sources;
  /** Names of the fields beside it, which a choice may fill in. */
  readonly siblings?: readonly string[];
  readonly t: FormT;
  readonly say: Say;
}

export function Optional() {
  const t = useTexts(formWords);
  const { bracketed } = usePunctuation();
  return <span className="gs-soft gs-small">{bracketed(t('optional'))}</span>;
}
