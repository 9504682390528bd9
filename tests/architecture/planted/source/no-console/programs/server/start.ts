export const run = () => console.log('ready');
