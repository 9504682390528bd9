export const here = '/Users/ming/gongshu';
