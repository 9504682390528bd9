export const run = () => console.log('x');
