import { useSyncExternalStore } from 'react';

const key = 'gongshu.large-type';
const listeners = new Set<() => void>();

const read = (): boolean => {
  try {
    return localStorage.getItem(key) === '1';
  } catch {
    return false;
  }
};
let present = typeof localStorage === 'undefined' ? false : read();

/** 长辈版: large type, simplified layout, nothing that pops up. */
export function setLargeType(on: boolean): void {
  present = on;
  try {
    localStorage.setItem(key, on ? '1' : '0');
  } catch {
    // Not remembered; it still holds for this visit.
  }
  for (const listener of listeners) listener();
}

export const useLargeType = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => present,
    () => false,
  );
