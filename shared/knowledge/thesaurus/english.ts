export const english = `
# Waste
garbage = trash = rubbish = refuse
couch, sofa, recliner, box spring > bulky item, large item, furniture
hhw = household hazardous waste
`
