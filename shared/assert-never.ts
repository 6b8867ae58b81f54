/** Ends a `switch` over a closed set: a member that was forgotten fails to compile, and throws if it arrives anyway. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
