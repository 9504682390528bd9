import { Type } from 'typebox';
import { idPattern } from '#foundation';

export const byIncident = {
  incidentId: Type.String({ pattern: idPattern('inc'), title: '安全事件', titleEn: 'Incident' }),
};
export const IncidentAnswer = Type.Object({ incidentId: Type.String(), state: Type.String() });
export const long = (title: string, titleEn: string) =>
  Type.String({ minLength: 10, maxLength: 2000, format: 'text', title, titleEn });
