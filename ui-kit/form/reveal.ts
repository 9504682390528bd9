/** Opens whatever is folded around a control, so that what is wrong in it can be seen and reached. */
export function reveal(frame: HTMLElement | null, id: string): void {
  const control = frame?.querySelector(`#${CSS.escape(id)}`);
  for (let fold = control?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.open = true;
}
