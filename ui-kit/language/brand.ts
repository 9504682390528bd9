/** The product's name, the same in both languages' tabs. A node's own name comes from the server. */
export const brand = '公枢';
