/** Name of this hub's log on its checkpoints. It never changes. */
export const logOrigin = 'gongshu.example/log';
