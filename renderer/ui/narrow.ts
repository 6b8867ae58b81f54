/** A window too small for two columns (200 % zoom of a common one): everything in one column that scrolls as a page. */
export const narrow = '@media (max-width: 899px), (max-height: 559px)'
