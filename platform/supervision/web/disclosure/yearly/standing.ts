/** How a standing looks: what is overdue stands out. */
export const toneOf = (standing: string): 'good' | 'bad' | 'warning' | 'neutral' =>
  standing === 'issued'
    ? 'good'
    : standing === 'not-disclosed'
      ? 'bad'
      : standing === 'issued-late'
        ? 'warning'
        : 'neutral';
