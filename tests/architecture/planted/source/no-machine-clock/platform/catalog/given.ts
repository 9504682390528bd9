export const at = new Date('2026-01-05T01:00:00Z'); // not Date.now()
