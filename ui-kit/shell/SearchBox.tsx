import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useTexts } from '../language/use-texts.ts';
import { useUrlState } from '../page/url-state.ts';
import { frameWords } from './frame-texts.ts';

/** Search over the catalogue, the same in the header and on the first page. */
export function SearchBox({ large = false }: { large?: boolean }) {
  const t = useTexts(frameWords);
  const navigate = useNavigate();
  const [search] = useUrlState();
  const [q, setQ] = useState(search.q ?? '');
  useEffect(() => setQ(search.q ?? ''), [search.q]);
  const id = useId();
  return (
    <search className={large ? 'gs-search gs-search-large' : 'gs-search'}>
      <form
        action="/resources"
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({ to: '/resources' as string, search: (q.trim() ? { q: q.trim() } : {}) as never });
        }}
      >
        <label htmlFor={id} className="gs-hidden">
          {t('search')}
        </label>
        <Input
          id={id}
          name="q"
          type="search"
          value={q}
          maxLength={200}
          placeholder={large ? t('hint') : t('search')}
          size={large ? 'large' : undefined}
          onChange={(event) => setQ(event.target.value)}
        />
        <Button type="primary" htmlType="submit" size={large ? 'large' : undefined}>
          {t('searchButton')}
        </Button>
      </form>
    </search>
  );
}
