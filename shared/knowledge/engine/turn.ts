/** Something said or noted, in the order of time. */
export type Turn = { readonly speaker: 'resident' | 'agent' | 'notes'; readonly text: string }
