import { text } from '#foundation';

export const events = {
  'opening.entry-listed': text('资源列入开放目录', 'A resource was put on the open list'),
  'opening.entry-withdrawn': text('资源撤出开放目录', 'A resource was withdrawn from the open list'),
  'opening.update-overdue': text('开放数据逾期未更新', 'Open data was not renewed in time'),
} as const;
