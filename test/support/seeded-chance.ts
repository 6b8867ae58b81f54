export { seededChance } from '../../shared/seeded-chance.ts'

/** One of them, by chance. */
export function pick<One>(from: readonly One[], chance: () => number): One | undefined {
  return from[Math.floor(chance() * from.length)]
}
