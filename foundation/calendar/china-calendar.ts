import { type WorkingCalendar, workingCalendar } from './working-calendar.ts';
import year2019 from './years/2019.json' with { type: 'json' };
import year2020 from './years/2020.json' with { type: 'json' };
import year2021 from './years/2021.json' with { type: 'json' };
import year2022 from './years/2022.json' with { type: 'json' };
import year2023 from './years/2023.json' with { type: 'json' };
import year2024 from './years/2024.json' with { type: 'json' };
import year2025 from './years/2025.json' with { type: 'json' };
import year2026 from './years/2026.json' with { type: 'json' };
import year2027 from './years/2027.json' with { type: 'json' };

/**
 * The working days of the People's Republic, from the notices bundled in `years/`. Needs no network. `version` names the edition of
 * the data and the last year announced in it.
 */
export const chinaCalendar: WorkingCalendar = workingCalendar('cn-2026@holiday-cn-d4e53bf', [
  year2019,
  year2020,
  year2021,
  year2022,
  year2023,
  year2024,
  year2025,
  year2026,
  year2027,
]);
