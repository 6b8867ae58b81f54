export const french = `
# Matières résiduelles
ordures = déchets
vidanges, poubelles > ordures, déchets
`
