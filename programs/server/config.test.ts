import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const address = (env: NodeJS.ProcessEnv) => readConfig({ GONGSHU_DEMO: '0', ...env }).publicAddress;

describe('the public address', () => {
  it('is the one listened on unless it is given', () => {
    expect(address({ HOST: '127.0.0.1', PORT: '8090' })).toBe('http://127.0.0.1:8090');
    expect(address({ HOST: '::1', PORT: '8090' })).toBe('http://[::1]:8090');
    expect(address({ GONGSHU_PUBLIC_ADDRESS: 'https://data.example.cn/' })).toBe('https://data.example.cn');
  });

  it.each([
    'data.example.cn',
    'https://data.example.cn/hub',
    'ftp://data.example.cn',
    'https://a:b@data.example.cn',
  ])('is an origin: %s is refused', (given) => {
    expect(() => address({ GONGSHU_PUBLIC_ADDRESS: given })).toThrow('GONGSHU_PUBLIC_ADDRESS');
  });
});

it('a demo home is not served to others', () => {
  expect(() => readConfig({ GONGSHU_DEMO: '1', HOST: '0.0.0.0' })).toThrow('only served on this machine');
});

it('calls the node what it was told, in both languages, and never by the demo city’s name', () => {
  const named = (env: NodeJS.ProcessEnv) => readConfig({ GONGSHU_DEMO: '0', ...env }).name;
  expect(named({ GONGSHU_NAME: '示例市数据枢纽|Example hub' })).toEqual({
    zh: '示例市数据枢纽',
    en: 'Example hub',
  });
  expect(named({ GONGSHU_NAME: '示例市数据枢纽' }).en).toBe('示例市数据枢纽');
  expect(named({}).zh).not.toContain('公枢市');
});

describe('the role', () => {
  it('is everything unless it is said', () => {
    expect(readConfig({}).role).toBe('all');
    for (const role of ['all', 'worker', 'api'] as const)
      expect(readConfig({ GONGSHU_ROLE: role }).role).toBe(role);
  });

  it.each(['', 'API', 'web', 'api,worker'])('is one of three: “%s” is refused', (said) => {
    expect(() => readConfig({ GONGSHU_ROLE: said })).toThrow('all, worker, api');
  });

  it('knows whether the address was said, which an api process may say only as its owner does', () => {
    expect(readConfig({}).addressSaid).toBe(false);
    expect(readConfig({ GONGSHU_PUBLIC_ADDRESS: 'https://data.example.cn' }).addressSaid).toBe(true);
  });
});
