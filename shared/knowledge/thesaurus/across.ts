export const across = `
# Waste
garbage, trash : ordures, vidanges, poubelle
`
