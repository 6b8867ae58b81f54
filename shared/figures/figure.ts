/** Of fewer than so many interactions nobody can say a mean or a median that means anything. */
export const fewest = 10

/** Within how long the service level counts somebody as answered in time: Toronto's 311 aims at 80 % in 75 s. */
export const serviceLevel = { goal: 0.8, withinMs: 75_000 } as const
