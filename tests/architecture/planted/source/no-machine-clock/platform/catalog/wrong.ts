// Date.now() in a comment is no reading, and neither is 'new Date()' in a string.
export const at = Date.now();
